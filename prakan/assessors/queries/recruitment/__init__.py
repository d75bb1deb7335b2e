"""Reads of recruitment: announcements, rounds, people, lists, and what an applicant sees of their own."""
