using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tdc.Traceability.Features.Repository.Access;
using Tdc.Traceability.Features.Repository.Capturing;
using Tdc.Traceability.Features.Repository.Reading;
using Tdc.Traceability.Features.Repository.Subscribing;

namespace Tdc.Traceability.Storage;

internal sealed class CaptureJobTable : IEntityTypeConfiguration<CaptureJob>
{
    public void Configure(EntityTypeBuilder<CaptureJob> job)
    {
        job.ToTable("trace_capture_job");
        job.HasKey(j => j.Id);
        job.Property(j => j.Id).ValueGeneratedNever();
        job.Property(j => j.Node).HasMaxLength(100);
        job.HasIndex(j => new { j.Owner, j.CreatedAt });
        job.HasIndex(j => j.FinishedAt);
    }
}

internal sealed class DroppedTokenTable : IEntityTypeConfiguration<DroppedToken>
{
    public void Configure(EntityTypeBuilder<DroppedToken> token)
    {
        token.ToTable("trace_dropped_token");
        token.HasKey(t => t.Hash);
        token.Property(t => t.Hash).HasMaxLength(64);
        token.HasIndex(t => t.ExpiresAt);
    }
}

internal sealed class MasterDataRecordTable : IEntityTypeConfiguration<MasterDataRecord>
{
    public void Configure(EntityTypeBuilder<MasterDataRecord> record)
    {
        record.ToTable("trace_master_data");
        record.HasKey(r => r.Key);
        record.Property(r => r.Key).HasMaxLength(64);
    }
}

internal sealed class MasterDataChildTable : IEntityTypeConfiguration<MasterDataChild>
{
    public void Configure(EntityTypeBuilder<MasterDataChild> child)
    {
        child.ToTable("trace_master_data_child");
        child.HasKey(c => new { c.RecordKey, c.Number });
        child.Property(c => c.RecordKey).HasMaxLength(64);
        child.HasIndex(c => c.Parent);
        child.HasOne<MasterDataRecord>().WithMany().HasForeignKey(c => c.RecordKey).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class NamedQueryTable : IEntityTypeConfiguration<NamedQuery>
{
    public void Configure(EntityTypeBuilder<NamedQuery> query)
    {
        query.ToTable("trace_named_query");
        query.HasKey(q => q.Id);
        query.Property(q => q.Id).ValueGeneratedNever();
        query.Property(q => q.Name).HasMaxLength(200);
        query.HasIndex(q => new { q.Owner, q.Name }).IsUnique();
    }
}

internal sealed class SubscriptionTable : IEntityTypeConfiguration<Subscription>
{
    public void Configure(EntityTypeBuilder<Subscription> subscription)
    {
        subscription.ToTable("trace_subscription");
        subscription.HasKey(s => s.Id);
        subscription.Property(s => s.Id).ValueGeneratedNever();
        subscription.Property(s => s.Dest).HasMaxLength(2000);
        subscription.Property(s => s.LastError).HasMaxLength(60);
        subscription.HasOne<NamedQuery>().WithMany().HasForeignKey(s => s.QueryId).OnDelete(DeleteBehavior.Cascade);
        subscription.HasIndex(s => s.DueAt);
        subscription.HasIndex(s => s.Owner);
    }
}

internal sealed class AccessRuleTable : IEntityTypeConfiguration<AccessRule>
{
    public void Configure(EntityTypeBuilder<AccessRule> rule)
    {
        rule.ToTable("trace_access_rule");
        rule.HasKey(r => r.Id);
        rule.Property(r => r.Id).ValueGeneratedNever();
        rule.Property(r => r.Code).HasMaxLength(60);
        rule.Property(r => r.UnitCode).HasMaxLength(60);
        rule.Property(r => r.Basis).HasMaxLength(400);
        rule.Property(r => r.Status).HasMaxLength(20);
        rule.Property(r => r.Version).IsConcurrencyToken();
        rule.HasIndex(r => r.Code).IsUnique();
    }
}
