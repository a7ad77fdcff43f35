using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tdc.Platform.Documents;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Files;

/// <summary>Id of a stored file.</summary>
public readonly record struct FileId(Guid Value) : IId<FileId>
{
    /// <inheritdoc/>
    public static FileId From(Guid value) => new(value);
}

/// <summary>One upload: a name, who brought it, and the content it points to. Who may read it is decided by the record that refers to it.</summary>
public sealed class StoredFile
{
    /// <summary>Its id.</summary>
    public required FileId Id { get; init; }

    /// <summary>SHA-256 of the bytes, lower-case hex; the key of <see cref="FileContent"/>.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Size in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>What it is, by its content and never by what the sender claimed.</summary>
    public required FileKind Kind { get; init; }

    /// <summary>Cleaned name for people; never a path.</summary>
    public required string Name { get; init; }

    /// <summary>The person who brought it.</summary>
    public Guid? UploadedBy { get; init; }

    /// <summary>The unit for which it was brought.</summary>
    public LineageId? Unit { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>For uploads that only wait for a confirmation: cleaned away after this instant. <see langword="null"/>: kept.</summary>
    public DateTimeOffset? KeptUntil { get; set; }

    /// <summary>Address for a browser; answers 404 to those who may not read it.</summary>
    public string Address => $"/tep/{Id.Value}";

    /// <summary>The content type that may safely be sent.</summary>
    public string ContentType => FileType.Of(Kind).ContentType;
}

/// <summary>Where the bytes of a content are.</summary>
public enum FilePlace
{
    /// <summary>In the data folder, under <c>files/</c>.</summary>
    Disk,

    /// <summary>In the database, in pieces.</summary>
    Database,
}

/// <summary>Bytes that one or more stored files share.</summary>
public sealed class FileContent
{
    /// <summary>SHA-256 of the bytes, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Size in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>Where the bytes are.</summary>
    public required FilePlace Place { get; init; }

    /// <summary>When somebody last brought these bytes; contents without a file are kept for a day after it.</summary>
    public required DateTimeOffset TouchedAt { get; init; }
}

/// <summary>A piece of a content that is kept in the database.</summary>
public sealed class FilePiece
{
    /// <summary>Most bytes of one piece.</summary>
    public const int Length = 512 * 1024;

    /// <summary>The content.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Which piece, from 0; all but the last have <see cref="Length"/> bytes.</summary>
    public required int Position { get; init; }

    /// <summary>The bytes.</summary>
    public required byte[] Bytes { get; init; }
}

internal sealed class FileTables :
    IEntityTypeConfiguration<StoredFile>, IEntityTypeConfiguration<FileContent>, IEntityTypeConfiguration<FilePiece>
{
    public void Configure(EntityTypeBuilder<StoredFile> builder)
    {
        builder.ToTable("file_file");
        builder.HasKey(f => f.Id);
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Sha256).HasMaxLength(64);
        builder.Property(f => f.Name).HasMaxLength(200);
        builder.Ignore(f => f.Address);
        builder.Ignore(f => f.ContentType);
        builder.HasIndex(f => f.KeptUntil);
        builder.HasOne<FileContent>().WithMany().HasForeignKey(f => f.Sha256).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<FileContent> builder)
    {
        builder.ToTable("file_content");
        builder.HasKey(c => c.Sha256);
        builder.Property(c => c.Sha256).HasMaxLength(64);
        builder.HasIndex(c => c.TouchedAt);
    }

    public void Configure(EntityTypeBuilder<FilePiece> builder)
    {
        builder.ToTable("file_piece");
        builder.HasKey(p => new { p.Sha256, p.Position });
        builder.Property(p => p.Sha256).HasMaxLength(64);
        builder.HasOne<FileContent>().WithMany().HasForeignKey(p => p.Sha256).OnDelete(DeleteBehavior.Cascade);
    }
}
