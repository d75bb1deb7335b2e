"""Templates may be of reports too, and be taken out of use; neither change rebuilds a table."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('registry', '0023_assessor_expertise'),
    ]

    operations = [
        migrations.AddField(
            model_name='lettertemplateuse',
            name='ended',
            field=models.BooleanField(null=True),
        ),
        migrations.AlterField(
            model_name='lettertemplate',
            name='kind',
            field=models.CharField(choices=[('roster_request', 'roster_request'), ('team_appointment', 'team_appointment'), ('visit_notice', 'visit_notice'), ('report', 'report'), ('report_early_childhood', 'report_early_childhood'), ('report_basic', 'report_basic'), ('report_vocational', 'report_vocational'), ('report_non_formal', 'report_non_formal'), ('report_international', 'report_international'), ('report_higher', 'report_higher'), ('report_welfare', 'report_welfare'), ('report_border_patrol', 'report_border_patrol')], default='roster_request', max_length=30),
        ),
    ]
