using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tdc.Productivity.Domain.Enterprises;

namespace Tdc.Productivity.Storage;

internal sealed class FirmTable : IEntityTypeConfiguration<Firm>
{
    public void Configure(EntityTypeBuilder<Firm> firm)
    {
        firm.ToTable("prod_firm");
        firm.HasKey(f => f.Id);
        firm.Property(f => f.Id).ValueGeneratedNever();
        firm.Property(f => f.Code).HasMaxLength(40);
        firm.Property(f => f.Name).HasMaxLength(300);
        firm.Property(f => f.Version).IsConcurrencyToken();
        firm.HasIndex(f => f.Code).IsUnique();
        firm.HasIndex(f => f.Unit).IsUnique();
    }
}

internal sealed class FirmYearTable : IEntityTypeConfiguration<FirmYear>
{
    public void Configure(EntityTypeBuilder<FirmYear> year)
    {
        year.ToTable("prod_firm_year", table => table.HasCheckConstraint("ck_prod_firm_year_start_month", "start_month between 1 and 12"));
        year.HasKey(y => y.Id);
        year.Property(y => y.Id).ValueGeneratedNever();
        year.Property(y => y.Activity).HasMaxLength(20);
        year.Property(y => y.ActivityVersion).HasMaxLength(20);
        year.Property(y => y.Commune).HasMaxLength(40);
        year.Property(y => y.Ownership).HasMaxLength(20);
        year.Property(y => y.MonthlyPersons).HasMaxLength(200);
        year.Property(y => y.Systems).HasMaxLength(200);
        year.Property(y => y.Tools).HasMaxLength(200);
        year.Property(y => y.Explanation).HasMaxLength(2000);
        year.Property(y => y.Version).IsConcurrencyToken();
        year.HasOne<Firm>().WithMany().HasForeignKey(y => y.Firm).OnDelete(DeleteBehavior.Restrict);
        year.HasIndex(y => new { y.Firm, y.Year, y.State }).IsUnique(); // what was sent, and one draft beside it
        year.HasIndex(y => new { y.Year, y.Activity });
        year.HasIndex(y => new { y.State, y.SubmittedAt, y.Firm }); // counts of who has sent, from the index alone
    }
}

internal sealed class CountedFiguresTable : IEntityTypeConfiguration<CountedFigures>
{
    public void Configure(EntityTypeBuilder<CountedFigures> counted)
    {
        counted.ToTable("prod_counted_figures");
        counted.HasKey(c => new { c.Firm, c.Year });
        counted.Property(c => c.Facts).HasMaxLength(4000);
        counted.HasOne<Firm>().WithMany().HasForeignKey(c => c.Firm).OnDelete(DeleteBehavior.Restrict);
        counted.HasIndex(c => c.Year);
    }
}

internal sealed class FirmConsentTable : IEntityTypeConfiguration<FirmConsent>
{
    public void Configure(EntityTypeBuilder<FirmConsent> consent)
    {
        consent.ToTable("prod_consent");
        consent.HasKey(c => c.Id);
        consent.Property(c => c.Id).ValueGeneratedNever();
        consent.Property(c => c.Purpose).HasMaxLength(40);
        consent.HasOne<Firm>().WithMany().HasForeignKey(c => c.Firm).OnDelete(DeleteBehavior.Restrict);
        consent.HasIndex(c => new { c.Firm, c.Purpose });
    }
}

internal sealed class FirmSupportTable : IEntityTypeConfiguration<FirmSupport>
{
    public void Configure(EntityTypeBuilder<FirmSupport> support)
    {
        support.ToTable("prod_support");
        support.HasKey(s => s.Id);
        support.Property(s => s.Id).ValueGeneratedNever();
        support.Property(s => s.Project).HasMaxLength(300);
        support.HasOne<Firm>().WithMany().HasForeignKey(s => s.Firm).OnDelete(DeleteBehavior.Restrict);
        support.HasIndex(s => s.Firm);
    }
}
