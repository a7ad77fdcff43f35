using Tdc.Platform.Storage;

namespace Tdc.Plan.Domain;

/// <summary>Id of an uploaded plan that waits for a person's look.</summary>
public readonly record struct PlanImportId(Guid Value) : IId<PlanImportId>
{
    /// <inheritdoc/>
    public static PlanImportId From(Guid value) => new(value);
}

/// <summary>Where an uploaded plan stands.</summary>
internal enum PlanImportState
{
    /// <summary>Read, not stored.</summary>
    Preview,

    /// <summary>Stored as a plan.</summary>
    Confirmed,

    /// <summary>Thrown away.</summary>
    Discarded,
}

/// <summary>An uploaded text of a plan: what was read from it and what the coordinator decided about it. Changes nothing until confirmed.</summary>
internal sealed class PlanImport
{
    /// <summary>Its id.</summary>
    public required PlanImportId Id { get; init; }

    /// <summary>Name of the uploaded file, for showing only.</summary>
    public required string FileName { get; init; }

    /// <summary>Bytes of the file.</summary>
    public required long Size { get; init; }

    /// <summary>SHA-256 of the file, upper-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The file itself, by its row among the files; <see langword="null"/> for imports of before originals were kept.</summary>
    public Guid? FileId { get; init; }

    /// <summary>What was read, as JSON.</summary>
    public required string Reading { get; init; }

    /// <summary>What the coordinator decided so far, as JSON.</summary>
    public string Decisions { get; set; } = "{}";

    /// <summary>Where it stands.</summary>
    public PlanImportState State { get; set; } = PlanImportState.Preview;

    /// <summary>Who uploaded it.</summary>
    public Guid? UploadedBy { get; init; }

    /// <summary>When it was uploaded.</summary>
    public required DateTimeOffset UploadedAt { get; init; }

    /// <summary>When it was stored.</summary>
    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>The plan that it filled.</summary>
    public PlanId? PlanId { get; set; }

    /// <summary>Changes at every write.</summary>
    public Guid Version { get; set; }
}
