namespace Tdc.Platform.Organisations;

/// <summary>A change of units as a person asks for it.</summary>
public sealed record SuccessionRequest
{
    /// <summary>What happens.</summary>
    public required SuccessionKind Kind { get; init; }

    /// <summary>First day of the new state.</summary>
    public required DateOnly EffectiveOn { get; init; }

    /// <summary>Number and symbol of the document that orders it, up to 100 characters.</summary>
    public required string Document { get; init; }

    /// <summary>Remarks, up to 1000 characters.</summary>
    public string Note { get; init; } = "";

    /// <summary>The units as they are on the day before.</summary>
    public required IReadOnlyList<OrganisationId> Before { get; init; }

    /// <summary>The units after: new ones, or ones that exist and take over.</summary>
    public IReadOnlyList<UnitAfter> After { get; init; } = [];

    /// <summary>The function that is handed over; only for <see cref="SuccessionKind.FunctionMoved"/>.</summary>
    public string Function { get; init; } = "";

    /// <summary>Whether a split unit lives on beside the new ones (tách, not chia).</summary>
    public bool Stays { get; init; }

    /// <summary>Who takes over each open duty, as positions in <see cref="After"/>.</summary>
    /// <remarks>
    /// Unneeded while there is one unit after. A duty of a unit that ends must go somewhere; one of a unit that stays may be left out
    /// and stays with it.
    /// </remarks>
    public IReadOnlyDictionary<Guid, IReadOnlyList<int>> Moves { get; init; } = new Dictionary<Guid, IReadOnlyList<int>>();
}

/// <summary>A unit after the change: an existing one by its id, or a new one by its data.</summary>
public sealed record UnitAfter
{
    /// <summary>The existing unit; <see langword="null"/> for a new one.</summary>
    public OrganisationId? Existing { get; init; }

    /// <summary>Code of the new unit: letters, digits, dots and dashes, up to 40; may be one that ended before.</summary>
    public string Code { get; init; } = "";

    /// <summary>Vietnamese name, 3 to 300 characters.</summary>
    public string NameVi { get; init; } = "";

    /// <summary>English name, 3 to 300 characters.</summary>
    public string NameEn { get; init; } = "";

    /// <summary>Kind of the new unit.</summary>
    public OrganisationKind Kind { get; init; }

    /// <summary>Code of the unit above; empty for none.</summary>
    public string ParentCode { get; init; } = "";
}
