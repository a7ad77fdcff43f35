namespace Tdc.Platform.Organisations;

/// <summary>A recorded act with what it did to open duties.</summary>
/// <param name="Act">The act.</param>
/// <param name="Moved">Duties that it handed over; empty for visitors.</param>
/// <param name="Waiting">Duties that still hang on units which it ended; absent for those who may not change units.</param>
public sealed record SuccessionDetail(SuccessionBody Act, IReadOnlyList<MovedDutyBody> Moved, IReadOnlyList<WaitingDutyBody>? Waiting)
{
    internal static SuccessionDetail Of(SuccessionAct act, IReadOnlyList<MovedDuty> moved, OpenHandover? open) => new(
        SuccessionBody.Of(act),
        [.. moved.Select(m => new MovedDutyBody(m.Title, m.From.Value, m.To.Value, m.Progress, m.Evidence, m.Address))],
        open is null ? null : [.. open.Duties.Select(d => new WaitingDutyBody(
            d.Id, d.Title, d.Unit.Value, d.DueOn, [.. open.Successors.GetValueOrDefault(d.Unit, []).Select(u => u.Id.Value)]))]);
}

/// <summary>A duty that an act handed over to one unit.</summary>
/// <param name="Title">What it is.</param>
/// <param name="From">Line of the unit that had it.</param>
/// <param name="To">Line of the unit that has it.</param>
/// <param name="Progress">What was reached by then, 0 to 1.</param>
/// <param name="Evidence">Evidence items that stayed with the unit that had it.</param>
/// <param name="Page">Page of the duty that goes on.</param>
public sealed record MovedDutyBody(string Title, Guid From, Guid To, double? Progress, int Evidence, string Page);

/// <summary>An open duty of a unit that an act ended.</summary>
/// <param name="Id">Its id, for the hand-over.</param>
/// <param name="Title">What it is.</param>
/// <param name="Unit">Line of the unit.</param>
/// <param name="DueOn">Last day.</param>
/// <param name="Successors">Ids of the units that may take it over.</param>
public sealed record WaitingDutyBody(Guid Id, string Title, Guid Unit, DateOnly? DueOn, IReadOnlyList<Guid> Successors);

/// <summary>Who takes over which duty by an act that is recorded already.</summary>
/// <param name="Moves">Ids of successors by duty.</param>
/// <param name="RestToAllSuccessors">Whether a duty that is not named goes to every successor of its unit.</param>
public sealed record HandoverInput(IReadOnlyDictionary<Guid, IReadOnlyList<Guid>>? Moves, bool RestToAllSuccessors = false)
{
    internal HandoverRequest ToRequest(SuccessionActId act) => new()
    {
        Act = act,
        Moves = (Moves ?? new Dictionary<Guid, IReadOnlyList<Guid>>()).ToDictionary(m => m.Key, m => (IReadOnlyList<OrganisationId>)[.. m.Value.Select(id => new OrganisationId(id))]),
        RestToAllSuccessors = RestToAllSuccessors,
    };
}

/// <summary>How many duties were handed over.</summary>
public sealed record HandoverAnswer(int Moved);

/// <summary>What a change of units would do.</summary>
/// <param name="After">The units after it, in the order of the request.</param>
/// <param name="Duties">Open duties of the units before; each needs a taker when there are several units after.</param>
/// <param name="Roles">Roles held in units that end.</param>
/// <param name="RolesUntil">The last day of those roles, and of the keys of those units.</param>
public sealed record SuccessionPreviewBody(IReadOnlyList<OrganisationBody> After, IReadOnlyList<WaitingDutyBody> Duties, int Roles, DateOnly RolesUntil)
{
    internal static SuccessionPreviewBody Of(SuccessionPreview preview) => new(
        [.. preview.Draft.After.Select(u => OrganisationBody.Of(u, known: true))],
        [.. preview.Duties.Select(d => new WaitingDutyBody(d.Id, d.Title, d.Unit.Value, d.DueOn, [.. preview.Draft.After.Select(u => u.Id.Value)]))],
        preview.People, preview.RolesUntil);
}
