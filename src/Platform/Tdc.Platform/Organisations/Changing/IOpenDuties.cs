using Tdc.Platform.Storage;

namespace Tdc.Platform.Organisations;

/// <summary>A module's open work that hangs on units, so that a recorded act can list it and hand it over.</summary>
/// <remarks>Register an implementation as a service; Platform asks all of them. Nothing else moves a duty from unit to unit.</remarks>
public interface IOpenDuties
{
    /// <summary>The duties of some lines that are open on a day.</summary>
    /// <param name="db">The context to read with; inside a transaction when the act is being recorded.</param>
    /// <param name="units">The lines.</param>
    /// <param name="asOf">The last day of the old state.</param>
    /// <param name="cancellation">Ends the reading.</param>
    Task<IReadOnlyList<OpenDuty>> ListAsync(TdcDbContext db, IReadOnlyCollection<LineageId> units, DateOnly asOf, CancellationToken cancellation);

    /// <summary>Hands duties over in the given context, which the caller saves and commits together with the act.</summary>
    /// <param name="db">The context of the act's transaction.</param>
    /// <param name="act">The act that orders it, for the duty's own history.</param>
    /// <param name="register">The register with the act in it.</param>
    /// <param name="moves">
    /// Only duties that this module listed; each goes to one unit or is shared out to several. None when an act is being recorded that moves
    /// no duty: then the module may still pass on what else it keeps for units.
    /// </param>
    /// <param name="cancellation">Ends the work; nothing is kept then.</param>
    Task MoveAsync(
        TdcDbContext db, SuccessionAct act, RegisterSnapshot register, IReadOnlyList<DutyMove> moves, CancellationToken cancellation);

    /// <summary>The duties that an act handed over, for the act's own page.</summary>
    /// <param name="db">The context to read with.</param>
    /// <param name="act">The act.</param>
    /// <param name="cancellation">Ends the reading.</param>
    Task<IReadOnlyList<MovedDuty>> MovedAsync(TdcDbContext db, SuccessionAct act, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<MovedDuty>>([]);
}

/// <summary>A duty that an act handed over to a unit; one shared out to several stands once for each.</summary>
/// <param name="Title">What it is, in Vietnamese.</param>
/// <param name="TitleEn">The same in English.</param>
/// <param name="From">The line that had it.</param>
/// <param name="To">The line that has it now.</param>
/// <param name="Progress">What was reached when it was handed over, 0 to 1; <see langword="null"/> when nothing was said.</param>
/// <param name="Evidence">How many evidence items stayed with the unit that had it.</param>
/// <param name="Address">Page of the duty that goes on.</param>
public sealed record MovedDuty(string Title, string TitleEn, LineageId From, LineageId To, double? Progress, int Evidence, string Address);

/// <summary>A piece of open work of a unit.</summary>
/// <param name="Id">The module's own id of it.</param>
/// <param name="Unit">The line that answers for it.</param>
/// <param name="Title">What it is, in Vietnamese, as people know it ("I.1 (2025) Tuyên truyền, phổ biến …").</param>
/// <param name="TitleEn">The same in English.</param>
/// <param name="DueOn">Last day, or <see langword="null"/>.</param>
/// <param name="Address">Page of it, a path from the root; empty when it has none.</param>
public sealed record OpenDuty(Guid Id, LineageId Unit, string Title, string TitleEn, DateOnly? DueOn, string Address);

/// <summary>A duty and who takes it over, as they are on the first day of the new state.</summary>
/// <param name="Duty">The duty as it was listed.</param>
/// <param name="To">One unit, or several that each take it over for their part.</param>
public sealed record DutyMove(OpenDuty Duty, IReadOnlyList<Organisation> To);
