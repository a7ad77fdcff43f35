using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tdc.Metrology.Domain.Impact;
using Tdc.Metrology.Domain.Laboratory;

namespace Tdc.Metrology.Storage.Impact;

internal sealed class ImpactStudyTable : IEntityTypeConfiguration<ImpactStudy>
{
    public void Configure(EntityTypeBuilder<ImpactStudy> study)
    {
        study.ToTable("met_impact_study");
        study.HasKey(s => s.Id);
        study.Property(s => s.Id).ValueGeneratedNever();
        study.Property(s => s.From).HasColumnName("window_from");
        study.Property(s => s.To).HasColumnName("window_to");
        study.Property(s => s.Unit).HasMaxLength(60);
        study.Property(s => s.Reason).HasMaxLength(2000);
        study.Property(s => s.Closing).HasMaxLength(4000);
        study.Property(s => s.Version).IsConcurrencyToken();
        study.HasOne<MeasurementStandard>().WithMany().HasForeignKey(s => s.Standard).OnDelete(DeleteBehavior.Restrict);
        study.HasOne<StandardCertificate>().WithMany().HasForeignKey(s => s.Certificate).OnDelete(DeleteBehavior.Restrict);
        study.HasIndex(s => new { s.Laboratory, s.MadeAt });
    }
}

internal sealed class ImpactFindingTable : IEntityTypeConfiguration<ImpactFinding>
{
    public void Configure(EntityTypeBuilder<ImpactFinding> finding)
    {
        finding.ToTable("met_impact_finding");
        finding.HasKey(f => new { f.Study, f.Position });
        finding.Property(f => f.Customer).HasMaxLength(300);
        finding.HasOne<ImpactStudy>().WithMany().HasForeignKey(f => f.Study).OnDelete(DeleteBehavior.Cascade);
        finding.HasIndex(f => new { f.Study, f.Class, f.Position });
        finding.HasIndex(f => new { f.Study, f.Customer });
    }
}

internal sealed class ImpactLetterTable : IEntityTypeConfiguration<ImpactLetter>
{
    public void Configure(EntityTypeBuilder<ImpactLetter> letter)
    {
        letter.ToTable("met_impact_letter");
        letter.HasKey(l => l.Id);
        letter.Property(l => l.Id).ValueGeneratedNever();
        letter.Property(l => l.Customer).HasMaxLength(300);
        letter.Property(l => l.Note).HasMaxLength(2000);
        letter.HasOne<ImpactStudy>().WithMany().HasForeignKey(l => l.Study).OnDelete(DeleteBehavior.Cascade);
        letter.HasIndex(l => new { l.Study, l.Customer }).IsUnique();
    }
}
