from django.db import migrations, models


class Migration(migrations.Migration):
    """A column that may be empty: SQLite adds it to the table as it is, and its guard stands."""

    dependencies = [
        ("assessment", "0044_transcripts"),
    ]

    operations = [
        migrations.AddField(
            model_name="fieldentry",
            name="ahead",
            field=models.BigIntegerField(null=True),
        ),
    ]
