from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('services', '0001_initial'),
    ]

    operations = [
        migrations.AlterField(
            model_name='place',
            name='kind',
            field=models.CharField(choices=[('town', 'Town'), ('outward', 'First half of a postcode'), ('sector', 'Postcode sector'), ('postcode', 'Postcode')], max_length=10),
        ),
    ]
