namespace Tdc.Dcc;

/// <summary>A thing that was calibrated.</summary>
/// <param name="Name">What it is.</param>
public sealed record Item(LocalText Name)
{
    /// <summary>Its classes.</summary>
    public Sequence<EquipmentClass> Classes { get; init; } = [];

    /// <summary>More about it: its condition.</summary>
    public RichText? Description { get; init; }

    /// <summary>Whose it is; only since 3.3.</summary>
    public Contact? Owner { get; init; }

    /// <summary>Programs inside it.</summary>
    public Sequence<Software> Software { get; init; } = [];

    /// <summary>Its maker.</summary>
    public Contact? Manufacturer { get; init; }

    /// <summary>Its type.</summary>
    public string? Model { get; init; }

    /// <summary>Its numbers; at least one.</summary>
    public Sequence<Identification> Identifications { get; init; } = [];

    /// <summary>Figures that belong to it.</summary>
    public Sequence<Quantity> Quantities { get; init; } = [];

    /// <summary>Its marks.</summary>
    public Marks Marks { get; init; } = Marks.None;
}

/// <summary>A thing that was measured with.</summary>
/// <param name="Name">What it is.</param>
public sealed record MeasuringEquipment(LocalText Name)
{
    /// <summary>Its classes.</summary>
    public Sequence<EquipmentClass> Classes { get; init; } = [];

    /// <summary>More about it.</summary>
    public RichText? Description { get; init; }

    /// <summary>Its own certificate, with the hash of that file: what makes traceability readable by a program.</summary>
    public CertificateHash? Certificate { get; init; }

    /// <summary>Its maker.</summary>
    public Contact? Manufacturer { get; init; }

    /// <summary>Its type.</summary>
    public string? Model { get; init; }

    /// <summary>Its numbers.</summary>
    public Sequence<Identification> Identifications { get; init; } = [];

    /// <summary>Figures that belong to it.</summary>
    public Sequence<Quantity> Quantities { get; init; } = [];

    /// <summary>Its marks.</summary>
    public Marks Marks { get; init; } = Marks.None;
}

/// <summary>A method of calibration.</summary>
/// <param name="Name">Its name.</param>
public sealed record UsedMethod(LocalText Name)
{
    /// <summary>How it goes.</summary>
    public RichText? Description { get; init; }

    /// <summary>Standards that it follows.</summary>
    public Sequence<string> Norms { get; init; } = [];

    /// <summary>Places in them.</summary>
    public Sequence<string> References { get; init; } = [];

    /// <summary>Addresses in the web; only since 3.3.</summary>
    public Sequence<string> Links { get; init; } = [];

    /// <summary>Its marks.</summary>
    public Marks Marks { get; init; } = Marks.None;
}

/// <summary>A condition that has an influence on the result.</summary>
/// <param name="Name">What it is.</param>
public sealed record InfluenceCondition(LocalText Name)
{
    /// <summary>More about it.</summary>
    public RichText? Description { get; init; }

    /// <summary>Before or after a change of the item; null where it does not matter.</summary>
    public ConditionStatus? Status { get; init; }

    /// <summary>A certificate about it.</summary>
    public CertificateHash? Certificate { get; init; }

    /// <summary>Its figures; at least one part.</summary>
    public Sequence<DataPart> Data { get; init; } = [];

    /// <summary>Its marks.</summary>
    public Marks Marks { get; init; } = Marks.None;
}

/// <summary>When a condition held: as found, or as left.</summary>
public enum ConditionStatus
{
    /// <summary>As found, before an adjustment.</summary>
    BeforeAdjustment,

    /// <summary>As left, after an adjustment.</summary>
    AfterAdjustment,

    /// <summary>As found, before a repair.</summary>
    BeforeRepair,

    /// <summary>As left, after a repair.</summary>
    AfterRepair,
}

/// <summary>What stands about methods, programs, equipment, conditions and more around a result.</summary>
public sealed record Circumstances
{
    /// <summary>Nothing is said.</summary>
    public static Circumstances None { get; } = new();

    /// <summary>Methods.</summary>
    public Sequence<UsedMethod> Methods { get; init; } = [];

    /// <summary>Programs.</summary>
    public Sequence<Software> Software { get; init; } = [];

    /// <summary>Equipment.</summary>
    public Sequence<MeasuringEquipment> Equipment { get; init; } = [];

    /// <summary>Conditions.</summary>
    public Sequence<InfluenceCondition> Conditions { get; init; } = [];

    /// <summary>More, among it the conformity.</summary>
    public Sequence<Statement> MetaData { get; init; } = [];
}
