"""What became of a notice stands in its deliveries only."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [("foundation", "0004_deliveries_of_notices")]

    operations = [
        migrations.RemoveIndex(
            model_name='notice',
            name='notice_to_mail',
        ),
        migrations.RemoveField(
            model_name='notice',
            name='mail_attempts',
        ),
        migrations.RemoveField(
            model_name='notice',
            name='mail_due',
        ),
        migrations.RemoveField(
            model_name='notice',
            name='mail_error',
        ),
        migrations.RemoveField(
            model_name='notice',
            name='mailed_at',
        ),
    ]
