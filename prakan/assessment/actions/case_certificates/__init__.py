"""Certificates of results, for one case or thousands, and their publication.

For many cases at once: ``making.make(cases=…)``, then ``publishing.publish(cases=…)``; some twenty
statements each whatever the number, one answer a case. ``runs`` does either in the background, part by part.
"""
