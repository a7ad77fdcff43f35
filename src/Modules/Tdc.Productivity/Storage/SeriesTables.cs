using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tdc.Productivity.Domain.Indicators;
using Tdc.Productivity.Domain.Series;

namespace Tdc.Productivity.Storage;

internal sealed class IndicatorTable : IEntityTypeConfiguration<Indicator>
{
    public void Configure(EntityTypeBuilder<Indicator> indicator)
    {
        indicator.ToTable("prod_indicator");
        indicator.HasKey(i => i.Id);
        indicator.Property(i => i.Id).ValueGeneratedNever();
        indicator.Property(i => i.Code).HasMaxLength(40);
        indicator.Property(i => i.NameVi).HasMaxLength(300);
        indicator.Property(i => i.NameEn).HasMaxLength(300);
        indicator.Property(i => i.Levels).HasMaxLength(4);
        indicator.Property(i => i.Formula).HasMaxLength(2000);
        indicator.Property(i => i.UnitVi).HasMaxLength(80);
        indicator.Property(i => i.UnitEn).HasMaxLength(80);
        indicator.Property(i => i.UnitMeasure).HasMaxLength(40);
        indicator.Property(i => i.Dimensions).HasMaxLength(200);
        indicator.Property(i => i.Body).HasMaxLength(40);
        indicator.HasIndex(i => new { i.Code, i.Revision }).IsUnique();
    }
}

internal sealed class DataSeriesTable : IEntityTypeConfiguration<DataSeries>
{
    public void Configure(EntityTypeBuilder<DataSeries> series)
    {
        series.ToTable("prod_series");
        series.HasKey(s => s.Id);
        series.Property(s => s.Id).ValueGeneratedNever();
        series.Property(s => s.Key).HasMaxLength(300);
        series.Property(s => s.Indicator).HasMaxLength(40);
        series.Property(s => s.Area).HasMaxLength(40);
        series.Property(s => s.AreaVersion).HasMaxLength(20);
        series.Property(s => s.Activity).HasMaxLength(20);
        series.Property(s => s.ActivityVersion).HasMaxLength(20);
        series.Property(s => s.Size).HasMaxLength(20);
        series.Property(s => s.Ownership).HasMaxLength(20);
        series.Property(s => s.Sex).HasMaxLength(4);
        series.Property(s => s.UnitMeasure).HasMaxLength(40);
        series.HasIndex(s => s.Key).IsUnique();
        series.HasIndex(s => new { s.Indicator, s.Area });
        series.HasIndex(s => new { s.Indicator, s.Activity });
    }
}

internal sealed class ObservationTable : IEntityTypeConfiguration<Observation>
{
    public void Configure(EntityTypeBuilder<Observation> observation)
    {
        observation.ToTable("prod_observation");
        observation.HasKey(o => o.Id);
        observation.Property(o => o.Id).ValueGeneratedNever();
        observation.Property(o => o.Period).HasMaxLength(16);
        observation.Property(o => o.Status).HasMaxLength(1);
        observation.Property(o => o.Confidentiality).HasMaxLength(1);
        observation.Property(o => o.Source).HasMaxLength(500);
        observation.Property(o => o.Note).HasMaxLength(1000);
        observation.Property(o => o.NoteEn).HasMaxLength(1000);
        observation.HasOne<DataSeries>().WithMany().HasForeignKey(o => o.Series).OnDelete(DeleteBehavior.Restrict);
        observation.HasIndex(o => new { o.Series, o.Period, o.Vintage }).IsUnique(); // two who revise at once: the second is told
        observation.HasIndex(o => new { o.Series, o.StartsOn }).HasFilter("is_current");
    }
}
