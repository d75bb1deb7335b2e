"""The rooms behind the Word renderer: elements, words, tables, package."""
