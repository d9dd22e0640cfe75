"""The index is made anew by ``manage.py search rebuild``: the old tables hold nothing that cannot be made again."""

import django.db.models.deletion
import uuid
from django.db import migrations, models

from search.backends.embedded.tables import drop_full_text, make_full_text


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0001_initial'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
    ]

    operations = [
        migrations.DeleteModel(name='DocumentText'),
        migrations.DeleteModel(name='Document'),
        migrations.DeleteModel(name='IndexVersion'),
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('page', 'Page'), ('service', 'Service')], max_length=10)),
                ('owner', models.UUIDField()),
                ('key', models.CharField(max_length=600)),
                ('words', models.JSONField(default=dict)),
                ('facts', models.JSONField(default=dict)),
                ('traits', models.JSONField(default=dict)),
                ('written', models.UUIDField()),
                ('version', models.BigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='ElasticsearchIndex',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, unique=True)),
                ('state', models.CharField(choices=[('building', 'Building'), ('serving', 'Serving')], default='building', max_length=10)),
                ('fingerprint', models.CharField(max_length=64)),
                ('after', models.BigIntegerField(default=0)),
                ('started', models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name='IndexVersion',
            fields=[
                ('part', models.CharField(max_length=10, primary_key=True, serialize=False)),
                ('stamp', models.UUIDField()),
                ('number', models.BigIntegerField(default=0)),
                ('analysis', models.CharField(default='', max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name='MissedWords',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(verbose_name='day')),
                ('language', models.CharField(choices=[('en', 'English'), ('ar', 'Arabic'), ('fa', 'Persian (Farsi)'), ('prs', 'Dari'), ('ps', 'Pashto'), ('ckb', 'Kurdish (Sorani)'), ('kmr', 'Kurdish (Kurmanji)'), ('ti', 'Tigrinya'), ('am', 'Amharic'), ('so', 'Somali'), ('ur', 'Urdu'), ('bn', 'Bengali'), ('pa', 'Punjabi'), ('ta', 'Tamil'), ('tr', 'Turkish'), ('sq', 'Albanian'), ('vi', 'Vietnamese'), ('uk', 'Ukrainian'), ('zh-hans', 'Chinese (Simplified)'), ('fr', 'French'), ('es', 'Spanish'), ('pt', 'Portuguese'), ('cy', 'Welsh')], max_length=10, verbose_name='language')),
                ('words', models.CharField(max_length=80, verbose_name='words')),
                ('nothing', models.PositiveIntegerField(default=0, verbose_name='times nothing was found')),
                ('little', models.PositiveIntegerField(default=0, verbose_name='times little was found')),
            ],
            options={
                'verbose_name': 'words that found nothing',
                'verbose_name_plural': 'words that found nothing',
            },
        ),
        migrations.CreateModel(
            name='Pending',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('step', models.CharField(choices=[('document', 'Document'), ('elasticsearch', 'Elasticsearch')], max_length=14)),
                ('kind', models.CharField(choices=[('page', 'Page'), ('service', 'Service')], max_length=10)),
                ('owner', models.UUIDField()),
                ('version', models.BigIntegerField(default=0)),
                ('since', models.DateTimeField(auto_now_add=True)),
                ('attempts', models.PositiveIntegerField(default=0)),
                ('not_before', models.DateTimeField(blank=True, null=True)),
                ('error', models.CharField(blank=True, default='', max_length=300)),
            ],
        ),
        migrations.CreateModel(
            name='SynonymSet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('name', models.CharField(help_text='For editors: what all of these words mean.', max_length=80, verbose_name='meaning')),
                ('words', models.TextField(help_text='Separated by commas. A word may be several words: “talking therapy”.', verbose_name='words that mean the same')),
                ('misspellings', models.TextField(blank=True, help_text='What people type when they mean it. Separated by commas. Only for mistakes that come up often.', verbose_name='misspellings')),
            ],
            options={
                'verbose_name': 'words that mean the same',
                'verbose_name_plural': 'words that mean the same',
                'ordering': ['name'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Word',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=10)),
                ('word', models.CharField(max_length=60)),
                ('stem', models.CharField(max_length=60)),
            ],
        ),
        migrations.CreateModel(
            name='DocumentTerms',
            fields=[
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='terms', serialize=False, to='search.document')),
                ('title', models.TextField()),
                ('strong', models.TextField()),
                ('body', models.TextField()),
            ],
        ),
        migrations.AddIndex(
            model_name='document',
            index=models.Index(fields=['kind', 'key'], name='document_by_key'),
        ),
        migrations.AddConstraint(
            model_name='document',
            constraint=models.UniqueConstraint(fields=('kind', 'owner'), name='document_once'),
        ),
        migrations.AddConstraint(
            model_name='missedwords',
            constraint=models.UniqueConstraint(fields=('day', 'language', 'words'), name='missed_once_a_day'),
        ),
        migrations.AddIndex(
            model_name='pending',
            index=models.Index(fields=['step', 'not_before'], name='pending_by_step'),
        ),
        migrations.AddConstraint(
            model_name='pending',
            constraint=models.UniqueConstraint(fields=('step', 'kind', 'owner'), name='pending_once'),
        ),
        migrations.AddField(
            model_name='synonymset',
            name='locale',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale'),
        ),
        migrations.AddField(
            model_name='synonymset',
            name='pages',
            field=models.ManyToManyField(blank=True, help_text='Shown first to whoever looks for one of these words, in any language. Choose the English page.', related_name='+', to='wagtailcore.page', verbose_name='pages that answer it best'),
        ),
        migrations.AddConstraint(
            model_name='word',
            constraint=models.UniqueConstraint(fields=('language', 'word'), name='word_once_a_language'),
        ),
        migrations.AlterUniqueTogether(
            name='synonymset',
            unique_together={('translation_key', 'locale')},
        ),
        migrations.RunPython(make_full_text, drop_full_text),
    ]
