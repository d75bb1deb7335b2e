"""Ways to reach people, one file each: copy one, change it, add its line to ``registry.py``."""
