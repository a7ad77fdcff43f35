using Tdc.Platform.Storage;

namespace Tdc.Productivity.Domain;

/// <summary>Id of one revision of an indicator's description.</summary>
internal readonly record struct IndicatorId(Guid Value) : IId<IndicatorId>
{
    /// <inheritdoc/>
    public static IndicatorId From(Guid value) => new(value);
}

/// <summary>Id of a series: one indicator for one place, activity, size and so on.</summary>
internal readonly record struct SeriesId(Guid Value) : IId<SeriesId>
{
    /// <inheritdoc/>
    public static SeriesId From(Guid value) => new(value);

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator <(SeriesId left, SeriesId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator >(SeriesId left, SeriesId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>Id of one value of a series in one vintage.</summary>
internal readonly record struct ObservationId(Guid Value) : IId<ObservationId>
{
    /// <inheritdoc/>
    public static ObservationId From(Guid value) => new(value);

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator <(ObservationId left, ObservationId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator >(ObservationId left, ObservationId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>Id of an enterprise whose figures are collected.</summary>
internal readonly record struct FirmId(Guid Value) : IId<FirmId>
{
    /// <inheritdoc/>
    public static FirmId From(Guid value) => new(value);

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator <(FirmId left, FirmId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator >(FirmId left, FirmId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>Id of an enterprise's figures of one year.</summary>
internal readonly record struct FirmYearId(Guid Value) : IId<FirmYearId>
{
    /// <inheritdoc/>
    public static FirmYearId From(Guid value) => new(value);

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator <(FirmYearId left, FirmYearId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator >(FirmYearId left, FirmYearId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>Id of a consent to the use of an enterprise's figures.</summary>
internal readonly record struct ConsentId(Guid Value) : IId<ConsentId>
{
    /// <inheritdoc/>
    public static ConsentId From(Guid value) => new(value);
}

/// <summary>Id of a support that an enterprise received.</summary>
internal readonly record struct SupportId(Guid Value) : IId<SupportId>
{
    /// <inheritdoc/>
    public static SupportId From(Guid value) => new(value);

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator <(SupportId left, SupportId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator >(SupportId left, SupportId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>Id of a study.</summary>
internal readonly record struct StudyId(Guid Value) : IId<StudyId>
{
    /// <inheritdoc/>
    public static StudyId From(Guid value) => new(value);
}
