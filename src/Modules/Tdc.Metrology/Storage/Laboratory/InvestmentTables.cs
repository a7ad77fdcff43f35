using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tdc.Metrology.Domain.Laboratory;

namespace Tdc.Metrology.Storage.Laboratory;

internal sealed class InvestmentTable : IEntityTypeConfiguration<Investment>
{
    public void Configure(EntityTypeBuilder<Investment> item)
    {
        item.ToTable("met_investment", table => table.HasCheckConstraint(
            "ck_met_investment_dong", "province_dong >= 0 and state_dong >= 0 and other_dong >= 0 and approved_dong >= 0"));
        item.HasKey(i => i.Id);
        item.Property(i => i.Id).ValueGeneratedNever();
        item.Property(i => i.Name).HasMaxLength(300);
        item.Property(i => i.Purpose).HasMaxLength(1000);
        item.Property(i => i.ApprovalBasis).HasMaxLength(300);
        item.Property(i => i.Version).IsConcurrencyToken();
        item.Ignore(i => i.PlannedDong);
        item.HasOne<CalibrationLaboratory>().WithMany().HasForeignKey(i => i.Laboratory).OnDelete(DeleteBehavior.Restrict);
        item.HasIndex(i => new { i.Laboratory, i.Year });
    }
}

internal sealed class InvestmentPaymentTable : IEntityTypeConfiguration<InvestmentPayment>
{
    public void Configure(EntityTypeBuilder<InvestmentPayment> payment)
    {
        payment.ToTable("met_investment_payment", table => table.HasCheckConstraint("ck_met_investment_payment_dong", "dong > 0"));
        payment.HasKey(p => p.Id);
        payment.Property(p => p.Id).ValueGeneratedNever();
        payment.Property(p => p.On).HasColumnName("paid_on");
        payment.Property(p => p.Voucher).HasMaxLength(200);
        payment.HasOne<Investment>().WithMany().HasForeignKey(p => p.Investment).OnDelete(DeleteBehavior.Restrict);
        payment.HasIndex(p => p.Investment);
    }
}
