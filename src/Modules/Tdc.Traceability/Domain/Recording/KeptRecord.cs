using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;

namespace Tdc.Traceability.Domain.Recording;

/// <summary>Id of a record; also the UUID in the event's id (<c>urn:uuid:…</c>) and the idempotency key of its form.</summary>
internal readonly record struct RecordId(Guid Value) : IId<RecordId>
{
    public static RecordId From(Guid value) => new(value);
}

/// <summary>Where a record stands.</summary>
internal enum RecordState
{
    /// <summary>Kept, not yet in the event store.</summary>
    Waiting,

    /// <summary>In the event store.</summary>
    Stored,

    /// <summary>Declared wrong; another record says what is right.</summary>
    Replaced,

    /// <summary>Declared never to have happened.</summary>
    Withdrawn,

    /// <summary>The event store did not take it.</summary>
    Refused,
}

/// <summary>What a person recorded by form, with the event made of it. The event store holds the event; this row holds what was typed.</summary>
internal sealed class KeptRecord
{
    /// <summary>Its id.</summary>
    public required RecordId Id { get; init; }

    /// <summary>For whom it was recorded.</summary>
    public required LineageId Owner { get; init; }

    /// <summary>Who recorded it; <see langword="null"/> for a key.</summary>
    public Guid? UserId { get; init; }

    /// <summary>The step.</summary>
    public required RecordStep Step { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Product of the first goods: GTIN in 14 digits or own number; empty when it is not known.</summary>
    public string Product { get; init; } = "";

    /// <summary>Where; canonical.</summary>
    public required string Place { get; init; }

    /// <summary>The other place; empty when there is none.</summary>
    public string OtherPlace { get; init; } = "";

    /// <summary>What was typed, as JSON of <see cref="RecordInput"/>.</summary>
    public required string Fields { get; init; }

    /// <summary>The event with its id, as JSON.</summary>
    public required string Event { get; init; }

    /// <summary>The record that this one puts right.</summary>
    public RecordId? Replaces { get; init; }

    /// <summary>The record that puts this one right.</summary>
    public RecordId? ReplacedBy { get; set; }

    /// <summary>Where it stands.</summary>
    public RecordState State { get; set; }

    /// <summary>What the event store said; empty when it took the event.</summary>
    public string Trouble { get; set; } = "";

    /// <summary>Id of its event.</summary>
    public string EventId => "urn:uuid:" + Id.Value.ToString("D");
}

/// <summary>Id of a template.</summary>
internal readonly record struct TemplateId(Guid Value) : IId<TemplateId>
{
    public static TemplateId From(Guid value) => new(value);
}

/// <summary>What a unit usually writes for a product in a step: kept from the last record, changed on the page of templates.</summary>
internal sealed class StepTemplate
{
    /// <summary>Its id.</summary>
    public required TemplateId Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required LineageId Owner { get; init; }

    /// <summary>The step.</summary>
    public required RecordStep Step { get; init; }

    /// <summary>Product: GTIN in 14 digits or own number; empty for goods of any kind.</summary>
    public required string Product { get; init; }

    /// <summary>Usual place; canonical, empty for none.</summary>
    public string Place { get; set; } = "";

    /// <summary>Usual other place; canonical, empty for none.</summary>
    public string OtherPlace { get; set; } = "";

    /// <summary>Usual quantity; <see langword="null"/> leaves the field empty.</summary>
    public decimal? Quantity { get; set; }

    /// <summary>Usual unit, code of <see cref="RecordUnit"/>.</summary>
    public string Unit { get; set; } = "kg";

    /// <summary>Days that a new lot keeps; <see langword="null"/> takes the product's.</summary>
    public int? KeepsDays { get; set; }

    /// <summary>Pattern of lot numbers; empty for <see cref="LotPattern.Usual"/>.</summary>
    public string LotPattern { get; set; } = "";

    /// <summary>How often it was used.</summary>
    public int Uses { get; set; }

    /// <summary>When it was used last.</summary>
    public DateTimeOffset UsedAt { get; set; }

    /// <summary>Changes at every write.</summary>
    public Guid Version { get; set; }
}

/// <summary>How far lot numbers of a product have been counted under one text of its pattern.</summary>
internal sealed class LotCounter
{
    /// <summary>Unit, product and text, as one key.</summary>
    public required string Series { get; init; }

    /// <summary>The last number given out.</summary>
    public long Last { get; set; }
}

/// <summary>Id of an import of events.</summary>
internal readonly record struct EventImportId(Guid Value) : IId<EventImportId>
{
    public static EventImportId From(Guid value) => new(value);
}

/// <summary>Where an import stands.</summary>
internal enum EventImportState
{
    /// <summary>Read and judged; waits for the person's word.</summary>
    Previewed,

    /// <summary>All its events are in the store.</summary>
    Stored,

    /// <summary>Given up by the person.</summary>
    Dropped,
}

/// <summary>A file with events between its upload and the person's word; what it would store is kept as one EPCIS document.</summary>
internal sealed class EventImport
{
    /// <summary>Its id; also the id of its capture.</summary>
    public required EventImportId Id { get; init; }

    /// <summary>For whom.</summary>
    public required LineageId Owner { get; init; }

    /// <summary>Who uploaded it.</summary>
    public Guid? UserId { get; init; }

    /// <summary>The step of a table; <see langword="null"/> for an EPCIS file.</summary>
    public RecordStep? Step { get; init; }

    /// <summary>Name of the file, cleaned.</summary>
    public required string FileName { get; init; }

    /// <summary>When it was uploaded.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Events in it.</summary>
    public required int Events { get; init; }

    /// <summary>Events that the file repeats within itself; they are stored once.</summary>
    public int Repeats { get; init; }

    /// <summary>The document; empty once it is stored or given up.</summary>
    public required byte[] Document { get; set; }

    /// <summary>What is shown before the word is given, as JSON.</summary>
    public required string Sample { get; init; }

    /// <summary>Where it stands.</summary>
    public EventImportState State { get; set; }

    /// <summary>Events stored by it.</summary>
    public int Stored { get; set; }

    /// <summary>Events that were in the store before.</summary>
    public int Repeated { get; set; }

    /// <summary>Changes at every write.</summary>
    public Guid Version { get; set; }
}
