using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Organisations;

/// <summary>A change that the register's rules allow, ready to be shown and stored.</summary>
/// <param name="Act">The act with its links.</param>
/// <param name="Ending">Units whose last day is the day before.</param>
/// <param name="Before">All units before, in the order asked.</param>
/// <param name="After">All units after, in the order asked.</param>
/// <param name="Born">Those among them that are new spans.</param>
public sealed record SuccessionDraft(
    SuccessionAct Act,
    IReadOnlyList<Organisation> Ending,
    IReadOnlyList<Organisation> Before,
    IReadOnlyList<Organisation> After,
    IReadOnlyList<Organisation> Born)
{
    /// <summary>Lines whose open duties the act may move: not a renamed one's, for its line goes on.</summary>
    public IReadOnlyCollection<LineageId> Moving => Act.Kind == SuccessionKind.Renamed ? [] : [.. Before.Select(u => u.Lineage).Distinct()];

    /// <summary>Checks a request against the register and the day, and builds what it would store.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="register">The register as it is.</param>
    /// <param name="clock">For ids and the moment of recording.</param>
    /// <param name="recordedBy">The person.</param>
    public static Outcome<SuccessionDraft> Of(SuccessionRequest request, RegisterSnapshot register, TimeProvider clock, Guid? recordedBy)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(register);
        var rules = new SuccessionRules(request, register, clock);
        if (rules.Refuse() is { } refusal)
        {
            return refusal;
        }

        var before = request.Before.Distinct().Select(id => register.Find(id)!).ToList();
        var ends = request.Kind switch
        {
            SuccessionKind.FunctionMoved => false,
            SuccessionKind.Split => !request.Stays,
            _ => true,
        };
        var born = new List<Organisation>();
        var after = new List<Organisation>();
        foreach (var unit in request.After)
        {
            var existing = unit.Existing is { } id ? register.Find(id)! : null;
            if (existing is null)
            {
                existing = Bear(unit, request, before, register, clock);
                born.Add(existing);
            }

            after.Add(existing);
        }

        var act = MakeAct(request, before, after, clock, recordedBy);
        return new SuccessionDraft(act, ends ? before : [], before, after, born);
    }

    private static Organisation Bear(
        UnitAfter unit, SuccessionRequest request, List<Organisation> before, RegisterSnapshot register, TimeProvider clock)
    {
        var renamed = request.Kind == SuccessionKind.Renamed ? before[0] : null;
        var heirs = request.Kind == SuccessionKind.FunctionMoved ? [] : before;
        var born = new Organisation
        {
            Id = clock.NewId<OrganisationId>(),
            Lineage = renamed?.Lineage ?? clock.NewId<LineageId>(),
            Code = unit.Code.Trim(),
            NameVi = SuccessionRules.Clean(unit.NameVi),
            NameEn = SuccessionRules.Clean(unit.NameEn),
            Kind = unit.Kind,
            ParentCode = unit.ParentCode.Trim(),
            ValidFrom = request.EffectiveOn,
            Email = renamed?.Email ?? "",
            OtherNames = renamed?.OtherNames ?? "",
            Source = "recorded: " + SuccessionRules.Clean(request.Document),
            Version = Guid.CreateVersion7(clock.GetUtcNow()),
        };
        born.Search = SearchForm.Of(born, heirs.SelectMany(u => register.FormerNames(u.Id).Prepend(u.NameVi).Concat(u.OtherNames.Split('\n'))));
        return born;
    }

    private static SuccessionAct MakeAct(
        SuccessionRequest request, List<Organisation> before, List<Organisation> after, TimeProvider clock, Guid? recordedBy)
    {
        var id = clock.NewId<SuccessionActId>();
        var to = after.Select(u => (OrganisationId?)u.Id).DefaultIfEmpty(null).ToList();
        return new SuccessionAct
        {
            Id = id,
            Kind = request.Kind,
            EffectiveOn = request.EffectiveOn,
            Document = SuccessionRules.Clean(request.Document),
            Note = SuccessionRules.Clean(request.Note),
            RecordedBy = recordedBy,
            RecordedAt = clock.GetUtcNow(),
            Links =
            [
                .. before.SelectMany(b => to.Select(a => new SuccessionLink
                {
                    Id = Guid.CreateVersion7(clock.GetUtcNow()),
                    ActId = id,
                    FromId = b.Id,
                    ToId = a,
                    Function = request.Kind == SuccessionKind.FunctionMoved ? SuccessionRules.Clean(request.Function) : "",
                })),
            ],
        };
    }
}
