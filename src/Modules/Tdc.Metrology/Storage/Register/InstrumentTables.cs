using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tdc.Metrology.Domain.Register;

namespace Tdc.Metrology.Storage.Register;

internal sealed class InstrumentTable : IEntityTypeConfiguration<Instrument>
{
    public void Configure(EntityTypeBuilder<Instrument> instrument)
    {
        instrument.ToTable("met_instrument");
        instrument.HasKey(i => i.Id);
        instrument.Property(i => i.Id).ValueGeneratedNever();
        instrument.Property(i => i.Kind).HasMaxLength(60);
        instrument.Property(i => i.Place).HasMaxLength(20);
        instrument.Property(i => i.Address).HasMaxLength(300);
        instrument.Property(i => i.Maker).HasMaxLength(120);
        instrument.Property(i => i.Model).HasMaxLength(120);
        instrument.Property(i => i.Serial).HasMaxLength(80);
        instrument.Property(i => i.Identity).HasMaxLength(240);
        instrument.Property(i => i.SerialKey).HasMaxLength(80);
        instrument.Property(i => i.Range).HasMaxLength(120);
        instrument.Property(i => i.AccuracyClass).HasMaxLength(40);
        instrument.Property(i => i.TypeApprovalNumber).HasMaxLength(80);
        instrument.Property(i => i.CertificateNumber).HasMaxLength(60);
        instrument.Property(i => i.Version).IsConcurrencyToken();
        instrument.HasIndex(i => new { i.Kind, i.Identity }).IsUnique();

        // The list is read by due day and id; each filter has an index that gives this order, so that a page is read and not sorted.
        instrument.HasIndex(i => new { i.DueOn, i.Id });
        instrument.HasIndex(i => new { i.Kind, i.DueOn, i.Id });
        instrument.HasIndex(i => new { i.Place, i.DueOn, i.Id });
        instrument.HasIndex(i => new { i.Owner, i.DueOn, i.Id });
        instrument.HasIndex(i => new { i.State, i.DueOn, i.Id });
        instrument.HasIndex(i => new { i.Kind, i.Place, i.DueOn, i.Id });
        instrument.HasIndex(i => new { i.Kind, i.State, i.DueOn, i.Id });
        instrument.HasIndex(i => new { i.Place, i.State, i.DueOn, i.Id });
        instrument.HasIndex(i => new { i.SerialKey, i.DueOn, i.Id });

        // Sums of surveillance read this index alone.
        instrument.HasIndex(i => new { i.State, i.Kind, i.Place, i.Owner, i.DueOn });
    }
}

internal sealed class InstrumentEventTable : IEntityTypeConfiguration<InstrumentEvent>
{
    public void Configure(EntityTypeBuilder<InstrumentEvent> happened)
    {
        happened.ToTable("met_instrument_event");
        happened.HasKey(e => e.Id);
        happened.Property(e => e.Id).ValueGeneratedNever();
        happened.Property(e => e.Note).HasMaxLength(1000);
        happened.HasOne<Instrument>().WithMany().HasForeignKey(e => e.Instrument).OnDelete(DeleteBehavior.Restrict);
        happened.HasIndex(e => new { e.Instrument, e.Id });
    }
}

internal sealed class ReminderTable : IEntityTypeConfiguration<Reminder>
{
    public void Configure(EntityTypeBuilder<Reminder> reminder)
    {
        reminder.ToTable("met_reminder");
        reminder.HasKey(r => r.Id);
        reminder.Property(r => r.Id).ValueGeneratedNever();
        reminder.HasOne<Instrument>().WithMany().HasForeignKey(r => r.Instrument).OnDelete(DeleteBehavior.Restrict);
        reminder.HasIndex(r => new { r.Instrument, r.DueOn, r.Days }).IsUnique();
    }
}
