using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Identity;

/// <summary>Id of a kept form.</summary>
public readonly record struct KeptFormId(Guid Value) : IId<KeptFormId>
{
    /// <inheritdoc/>
    public static KeptFormId From(Guid value) => new(value);
}

/// <summary>What somebody posted when the session had ended. Only the browser that posted it holds the key.</summary>
public sealed class KeptForm
{
    /// <summary>Its id.</summary>
    public required KeptFormId Id { get; init; }

    /// <summary>Whose form it was; <see langword="null"/> when a visitor without account posted it.</summary>
    public Guid? Owner { get; init; }

    /// <summary>When it was kept.</summary>
    public required DateTimeOffset KeptAt { get; init; }

    /// <summary>From this instant on it is gone.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>AES-256-GCM: nonce, tag, ciphertext.</summary>
    public required byte[] Sealed { get; init; }
}

/// <summary>A kept form, opened.</summary>
/// <param name="Address">Where it was posted to, with language and query.</param>
/// <param name="Multipart">Whether the form could carry files.</param>
/// <param name="Fields">Names and values in the order posted; secrets are not among them.</param>
/// <param name="Files">Field names and file names of files, whose contents are not kept.</param>
public sealed record KeptText(string Address, bool Multipart, IReadOnlyList<KeptField> Fields, IReadOnlyList<KeptField> Files);

/// <summary>One posted value.</summary>
/// <param name="Name">The field's name.</param>
/// <param name="Value">What was posted.</param>
public sealed record KeptField(string Name, string Value);

internal sealed class KeptFormTable : IEntityTypeConfiguration<KeptForm>
{
    public void Configure(EntityTypeBuilder<KeptForm> form)
    {
        form.ToTable("id_kept_form");
        form.HasKey(f => f.Id);
        form.Property(f => f.Id).ValueGeneratedNever();
        form.HasIndex(f => f.ExpiresAt);
    }
}
