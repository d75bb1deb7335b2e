from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('assessment', '0033_improvement'),
    ]

    operations = [
        migrations.AddField(
            model_name='paymentlist',
            name='exported_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='paymentlist',
            name='findings',
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name='paymentlist',
            name='seal',
            field=models.CharField(blank=True, max_length=64),
        ),
    ]
