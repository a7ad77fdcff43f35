namespace Tdc.Metrology.Domain.Laboratory;

/// <summary>What a person may do with a method.</summary>
internal enum AuthorityKind
{
    /// <summary>Measure and evaluate.</summary>
    Calibrate,

    /// <summary>Authorise results and issue certificates.</summary>
    Authorise,
}

/// <summary>An authority that a person holds for a method over a span of days.</summary>
/// <remarks>Source: ISO/IEC 17025:2017, 6.2.6 (the laboratory authorises personnel for specific activities); from memory.</remarks>
internal sealed class Authority
{
    /// <summary>Its id.</summary>
    public required AuthorityId Id { get; init; }

    /// <summary>The laboratory.</summary>
    public required LaboratoryId Laboratory { get; init; }

    /// <summary>The account.</summary>
    public required Guid Person { get; init; }

    /// <summary>Name as certificates print it.</summary>
    public required string PersonName { get; init; }

    /// <summary>The method.</summary>
    public required MethodId Method { get; init; }

    /// <summary>What the person may do.</summary>
    public required AuthorityKind Kind { get; init; }

    /// <summary>The decision that gives it.</summary>
    public string Basis { get; init; } = "";

    /// <summary>First day.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day; <see langword="null"/> while it lasts.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>Whether it gives a person a right on a day.</summary>
    public bool Gives(Guid person, MethodId method, AuthorityKind kind, DateOnly day) =>
        Person == person && Method == method && Kind == kind && ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}
