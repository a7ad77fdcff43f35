using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tdc.Productivity.Domain.Studies;

namespace Tdc.Productivity.Storage;

internal sealed class StudyTable : IEntityTypeConfiguration<Study>
{
    public void Configure(EntityTypeBuilder<Study> study)
    {
        study.ToTable("prod_study");
        study.HasKey(s => s.Id);
        study.Property(s => s.Id).ValueGeneratedNever();
        study.Property(s => s.Title).HasMaxLength(300);
        study.Property(s => s.Activity).HasMaxLength(20);
        study.Property(s => s.DataHash).HasMaxLength(64);
        study.Property(s => s.ResultHash).HasMaxLength(64);
        study.Property(s => s.Conclusion).HasMaxLength(4000);
        study.Property(s => s.Version).IsConcurrencyToken();
        study.HasIndex(s => s.CreatedAt);
    }
}
