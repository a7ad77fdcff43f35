using Tdc.Platform.Storage;

namespace Tdc.Metrology.Domain.Laboratory.Checking;

/// <summary>Id of a check standard.</summary>
internal readonly record struct CheckStandardId(Guid Value) : IId<CheckStandardId>
{
    /// <inheritdoc/>
    public static CheckStandardId From(Guid value) => new(value);

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator <(CheckStandardId left, CheckStandardId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator >(CheckStandardId left, CheckStandardId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>Id of a measurement of a check standard.</summary>
internal readonly record struct CheckPointId(Guid Value) : IId<CheckPointId>
{
    /// <inheritdoc/>
    public static CheckPointId From(Guid value) => new(value);

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator <(CheckPointId left, CheckPointId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator >(CheckPointId left, CheckPointId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>Id of an entry of the environment log.</summary>
internal readonly record struct EnvironmentEntryId(Guid Value) : IId<EnvironmentEntryId>
{
    /// <inheritdoc/>
    public static EnvironmentEntryId From(Guid value) => new(value);

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator <(EnvironmentEntryId left, EnvironmentEntryId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator >(EnvironmentEntryId left, EnvironmentEntryId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>Id of what a calibration found of a standard.</summary>
internal readonly record struct StandardFindingId(Guid Value) : IId<StandardFindingId>
{
    /// <inheritdoc/>
    public static StandardFindingId From(Guid value) => new(value);

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator <(StandardFindingId left, StandardFindingId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator >(StandardFindingId left, StandardFindingId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>Id of an interlaboratory comparison.</summary>
internal readonly record struct ComparisonId(Guid Value) : IId<ComparisonId>
{
    /// <inheritdoc/>
    public static ComparisonId From(Guid value) => new(value);

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator <(ComparisonId left, ComparisonId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator >(ComparisonId left, ComparisonId right) => left.Value.CompareTo(right.Value) > 0;
}
