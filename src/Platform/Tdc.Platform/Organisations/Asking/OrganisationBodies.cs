namespace Tdc.Platform.Organisations;

/// <summary>A unit as the API shows it.</summary>
/// <param name="Id">The unit over this span.</param>
/// <param name="Lineage">The unit through its renamings.</param>
/// <param name="Code">Code, unique on one day only.</param>
/// <param name="NameVi">Vietnamese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Kind">Kind of body.</param>
/// <param name="ParentCode">Code of the unit above; empty at the top.</param>
/// <param name="ValidFrom">First day; absent when it lies before what the register tracks.</param>
/// <param name="ValidTo">Last day; absent while it lasts.</param>
/// <param name="Source">How the fact is known.</param>
/// <param name="Email">Address for notices; only for those who sign in.</param>
public sealed record OrganisationBody(
    Guid Id, Guid Lineage, string Code, string NameVi, string NameEn, OrganisationKind Kind, string ParentCode,
    DateOnly? ValidFrom, DateOnly? ValidTo, string Source, string? Email)
{
    internal static OrganisationBody Of(Organisation unit, bool known) => new(
        unit.Id.Value, unit.Lineage.Value, unit.Code, unit.NameVi, unit.NameEn, unit.Kind, unit.ParentCode,
        unit.ValidFrom, unit.ValidTo, unit.Source, known && unit.Email.Length > 0 ? unit.Email : null);
}

/// <summary>A part of a list, and where to go on.</summary>
/// <param name="Items">The units.</param>
/// <param name="Next">Give it as <c>after</c> for the next part; absent at the end.</param>
public sealed record OrganisationList(IReadOnlyList<OrganisationBody> Items, Guid? Next);

/// <summary>A recorded act as the API shows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it did.</param>
/// <param name="EffectiveOn">First day of the new state.</param>
/// <param name="Document">Number and symbol; empty when it was not seen.</param>
/// <param name="Note">Remarks.</param>
/// <param name="Links">Who passed what to whom.</param>
public sealed record SuccessionBody(
    Guid Id, SuccessionKind Kind, DateOnly EffectiveOn, string Document, string Note, IReadOnlyList<SuccessionLinkBody> Links)
{
    internal static SuccessionBody Of(SuccessionAct act) => new(
        act.Id.Value, act.Kind, act.EffectiveOn, act.Document, act.Note,
        [.. act.Links.Select(l => new SuccessionLinkBody(l.FromId.Value, l.ToId?.Value, l.Function))]);
}

/// <summary>One predecessor and one successor.</summary>
/// <param name="From">The unit before.</param>
/// <param name="To">The unit after; absent when nobody took over.</param>
/// <param name="Function">The function; empty for all of them.</param>
public sealed record SuccessionLinkBody(Guid From, Guid? To, string Function);

/// <summary>What became of a unit and what was before it.</summary>
/// <param name="Spans">The unit through its renamings, oldest first.</param>
/// <param name="Predecessors">Units whose place it took.</param>
/// <param name="Successors">Units that took its place.</param>
/// <param name="Today">Who answers today for what it did.</param>
/// <param name="Acts">The acts, oldest first.</param>
public sealed record OrganisationHistory(
    IReadOnlyList<OrganisationBody> Spans, IReadOnlyList<OrganisationBody> Predecessors, IReadOnlyList<OrganisationBody> Successors,
    IReadOnlyList<OrganisationBody> Today, IReadOnlyList<SuccessionBody> Acts);

/// <summary>A unit group as of a day.</summary>
/// <param name="Code">Its code.</param>
/// <param name="NameVi">Vietnamese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="AsOf">The day.</param>
/// <param name="Count">How many units belong to it.</param>
/// <param name="Members">The units; absent in the list of groups.</param>
/// <param name="Rule">Who belongs to it, line by line; absent in the list of groups.</param>
public sealed record UnitGroupBody(
    string Code, string NameVi, string NameEn, DateOnly AsOf, int Count, IReadOnlyList<OrganisationBody>? Members, IReadOnlyList<GroupLineBody>? Rule);

/// <summary>A change of units as the API takes it.</summary>
public sealed record SuccessionInput
{
    /// <summary>What happens.</summary>
    public required SuccessionKind Kind { get; init; }

    /// <summary>First day of the new state.</summary>
    public required DateOnly EffectiveOn { get; init; }

    /// <summary>Number and symbol of the document.</summary>
    public required string Document { get; init; }

    /// <summary>Remarks.</summary>
    public string? Note { get; init; }

    /// <summary>Ids of the units before.</summary>
    public required IReadOnlyList<Guid> Before { get; init; }

    /// <summary>The units after.</summary>
    public IReadOnlyList<UnitAfterInput>? After { get; init; }

    /// <summary>The function that moves, for that kind only.</summary>
    public string? Function { get; init; }

    /// <summary>Whether a split unit lives on.</summary>
    public bool Stays { get; init; }

    /// <summary>Takers of open duties, by duty id, as positions in <see cref="After"/> from 0.</summary>
    public IReadOnlyDictionary<Guid, IReadOnlyList<int>>? Moves { get; init; }

    internal SuccessionRequest ToRequest() => new()
    {
        Kind = Kind,
        EffectiveOn = EffectiveOn,
        Document = Document,
        Note = Note ?? "",
        Before = [.. Before.Select(id => new OrganisationId(id))],
        After = [.. (After ?? []).Select(a => a.ToUnit())],
        Function = Function ?? "",
        Stays = Stays,
        Moves = Moves ?? new Dictionary<Guid, IReadOnlyList<int>>(),
    };
}

/// <summary>A unit after the change: <see cref="Existing"/>, or the data of a new one.</summary>
public sealed record UnitAfterInput
{
    /// <summary>Id of an existing unit.</summary>
    public Guid? Existing { get; init; }

    /// <summary>Code of a new unit.</summary>
    public string? Code { get; init; }

    /// <summary>Vietnamese name of a new unit.</summary>
    public string? NameVi { get; init; }

    /// <summary>English name of a new unit.</summary>
    public string? NameEn { get; init; }

    /// <summary>Kind of a new unit.</summary>
    public OrganisationKind? Kind { get; init; }

    /// <summary>Code of the unit above a new one.</summary>
    public string? ParentCode { get; init; }

    internal UnitAfter ToUnit() => new()
    {
        Existing = Existing is { } id ? new OrganisationId(id) : null,
        Code = Code ?? "",
        NameVi = NameVi ?? "",
        NameEn = NameEn ?? "",
        Kind = Kind ?? OrganisationKind.Department,
        ParentCode = ParentCode ?? "",
    };
}

/// <summary>What may be set right about a unit.</summary>
/// <param name="Email">Address for notices.</param>
/// <param name="OtherNames">Short forms by which people search.</param>
/// <param name="Note">Remarks.</param>
public sealed record OrganisationEditInput(string? Email, IReadOnlyList<string>? OtherNames, string? Note);
