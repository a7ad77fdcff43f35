using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tdc.Platform.Audit;

/// <summary>Where the chain ends now: one row, so that taking away the last entries is seen.</summary>
public sealed class AuditChainEnd
{
    /// <summary>The only row's id.</summary>
    public const int TheId = 1;

    /// <summary>Always <see cref="TheId"/>.</summary>
    public required int Id { get; init; }

    /// <summary>Sequence of the last chained entry; 0 before the first.</summary>
    public required long LastSequence { get; set; }

    /// <summary>Hash of the last chained entry; 64 zeros before the first.</summary>
    public required string Hash { get; set; }
}

/// <summary>The chain's end at the close of a day: signed, published and mailed out, so that nobody can rewrite unseen.</summary>
public sealed class AuditDayHead
{
    /// <summary>The day in Vietnam.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Sequence of the last entry that it covers.</summary>
    public required long LastSequence { get; init; }

    /// <summary>Hash of that entry, upper-case hex.</summary>
    public required string Hash { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The key that signed it.</summary>
    public required string KeyId { get; init; }

    /// <summary>ECDSA P-256 signature with SHA-256 (IEEE P1363 form) in base64, over <c>AuditHeads.SignedText</c>.</summary>
    public required string Signature { get; init; }
}

/// <summary>A key that signs day heads.</summary>
public sealed class AuditSigningKey
{
    /// <summary>First 16 hex digits of the SHA-256 of the public key.</summary>
    public required string Id { get; init; }

    /// <summary>SubjectPublicKeyInfo in base64; published.</summary>
    public required string PublicKey { get; init; }

    /// <summary>PKCS #8, sealed by data protection.</summary>
    public required string SealedPrivateKey { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class AuditChainTables :
    IEntityTypeConfiguration<AuditChainEnd>, IEntityTypeConfiguration<AuditDayHead>, IEntityTypeConfiguration<AuditSigningKey>
{
    public void Configure(EntityTypeBuilder<AuditChainEnd> builder)
    {
        builder.ToTable("audit_chain_end");
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Hash).HasMaxLength(64);
    }

    public void Configure(EntityTypeBuilder<AuditDayHead> builder)
    {
        builder.ToTable("audit_day_head");
        builder.HasKey(h => h.Day);
        builder.Property(h => h.Hash).HasMaxLength(64);
        builder.Property(h => h.KeyId).HasMaxLength(16);
        builder.Property(h => h.Signature).HasMaxLength(200);
    }

    public void Configure(EntityTypeBuilder<AuditSigningKey> builder)
    {
        builder.ToTable("audit_signing_key");
        builder.HasKey(k => k.Id);
        builder.Property(k => k.Id).HasMaxLength(16);
        builder.Property(k => k.PublicKey).HasMaxLength(500);
    }
}
