using System.Text;
using System.Text.RegularExpressions;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Time;

namespace Tdc.Platform.Organisations;

/// <summary>What must hold before a change of units may be recorded.</summary>
/// <remarks>
/// A unit can only pass on to one that exists on the act's day, and ends the day before it: so no chain of successors can come
/// back to where it began.
/// </remarks>
internal sealed partial class SuccessionRules(SuccessionRequest request, RegisterSnapshot register, TimeProvider clock)
{
    /// <summary>How far ahead an ordered change may be recorded.</summary>
    public const int DaysAhead = 366;

    private static readonly DateOnly earliest = new(2000, 1, 1);

    private readonly Dictionary<string, string[]> fields = [];

    /// <summary>A text without control characters, in NFC, with single spaces.</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            result.Append(Rune.IsWhiteSpace(rune) || Rune.IsControl(rune) ? " " : rune == Rune.ReplacementChar ? "" : rune.ToString());
        }

        return Spaces().Replace(result.ToString().Normalize(NormalizationForm.FormC), " ").Trim();
    }

    /// <summary>Why not; <see langword="null"/> when nothing speaks against it.</summary>
    public Refusal? Refuse()
    {
        CheckTexts();
        CheckCounts();
        for (var i = 0; i < request.After.Count; i++)
        {
            CheckAfter(request.After[i], i);
        }

        if (fields.Count > 0)
        {
            return new Refusal(RefusalKind.Fields, "organisations.fields") { Fields = fields };
        }

        return RefuseBefore() ?? RefuseAfter() ?? RefuseRepeat();
    }

    private void CheckTexts()
    {
        if (Clean(request.Document).Length is 0 or > 100)
        {
            Fault("document", "organisations.document");
        }

        if (Clean(request.Note).Length > 1000)
        {
            Fault("note", "organisations.note-long");
        }

        if (request.EffectiveOn < earliest || request.EffectiveOn > clock.TodayInVietnam.AddDays(DaysAhead))
        {
            Fault("effectiveOn", "organisations.date-range");
        }

        if (request.Kind == SuccessionKind.FunctionMoved && Clean(request.Function).Length is 0 or > 200)
        {
            Fault("function", "organisations.function");
        }
    }

    private void CheckCounts()
    {
        var before = request.Before.Distinct().Count();
        var after = request.After.Count;
        var fresh = request.After.Count(u => u.Existing is null);
        var (beforeFits, afterFits) = request.Kind switch
        {
            SuccessionKind.Renamed => (before == 1, after == 1 && fresh == 1),
            SuccessionKind.Merged => (before + after - fresh >= 2, after == 1),
            SuccessionKind.Split => (before == 1, after >= (request.Stays ? 1 : 2) && fresh >= 1),
            SuccessionKind.Closed => (before >= 1, fresh == 0),
            SuccessionKind.FunctionMoved => (before == 1, after >= 1 && fresh == 0),
            _ => (false, false),
        };
        if (!beforeFits)
        {
            Fault("before", "organisations.before-" + request.Kind);
        }

        if (!afterFits)
        {
            Fault("after", "organisations.after-" + request.Kind);
        }
    }

    private void CheckAfter(UnitAfter unit, int at)
    {
        if (unit.Existing is not null)
        {
            return;
        }

        if (!CodeShape().IsMatch(unit.Code.Trim()))
        {
            Fault($"after[{at}].code", "organisations.code-shape");
        }

        if (Clean(unit.NameVi).Length is < 3 or > 300)
        {
            Fault($"after[{at}].nameVi", "organisations.name-length");
        }

        if (Clean(unit.NameEn).Length is < 3 or > 300)
        {
            Fault($"after[{at}].nameEn", "organisations.name-length");
        }

        var parent = unit.ParentCode.Trim();
        var known = parent.Length == 0 || register.ByCode(parent, request.EffectiveOn) is not null
            || request.After.Any(u => u.Existing is null && u != unit && SameCode(u.Code.Trim(), parent));
        if (!known || SameCode(parent, unit.Code.Trim()))
        {
            Fault($"after[{at}].parentCode", "organisations.no-parent");
        }
    }

    private Refusal? RefuseBefore()
    {
        foreach (var id in request.Before)
        {
            if (register.Find(id) is not { } unit)
            {
                return Refusal.NotFound("organisations.unknown");
            }

            if (unit.ValidTo is { } last)
            {
                return new Refusal(RefusalKind.Conflict, "organisations.already-ended") { Values = [unit.NameVi, last.ToString("dd'/'MM'/'yyyy", null)] };
            }

            if (!unit.ExistsOn(request.EffectiveOn.AddDays(-1)))
            {
                return Refusal.Rule("organisations.not-yet", unit.NameVi);
            }

            // An act recorded for a later day would otherwise speak of a unit that is gone by then.
            if (register.ActsOf(unit.Lineage).LastOrDefault(a => a.EffectiveOn > request.EffectiveOn) is { } later)
            {
                return Refusal.Rule("organisations.later-act", unit.NameVi, later.Document);
            }
        }

        return null;
    }

    private Refusal? RefuseAfter()
    {
        var codes = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var unit in request.After)
        {
            if (unit.Existing is { } id)
            {
                if (register.Find(id) is not { } existing)
                {
                    return Refusal.NotFound("organisations.unknown");
                }

                if (request.Before.Contains(id))
                {
                    return Refusal.Rule("organisations.own-successor", existing.NameVi);
                }

                if (existing.ValidTo is not null || !existing.ExistsOn(request.EffectiveOn))
                {
                    return Refusal.Rule("organisations.successor-absent", existing.NameVi);
                }
            }
            else if (!codes.Add(unit.Code.Trim()) || IsTaken(unit.Code.Trim()))
            {
                return Refusal.Rule("organisations.code-taken", unit.Code.Trim());
            }
        }

        if (request.After.Where(u => u.Existing is not null).GroupBy(u => u.Existing).Any(g => g.Count() > 1))
        {
            return Refusal.Rule("organisations.successor-twice");
        }

        if (request.Kind == SuccessionKind.Renamed && register.Find(request.Before[0])! is { } old && request.After[0] is { } renamed
            && (old.NameVi, old.NameEn, old.Kind, old.Code, old.ParentCode)
            == (Clean(renamed.NameVi), Clean(renamed.NameEn), renamed.Kind, renamed.Code.Trim(), renamed.ParentCode.Trim()))
        {
            return Refusal.Rule("organisations.nothing-changes", old.NameVi);
        }

        return null;
    }

    private Refusal? RefuseRepeat()
    {
        if (request.Kind != SuccessionKind.FunctionMoved)
        {
            return null;
        }

        var function = SearchForm.Of(request.Function);
        var repeated = register.SuccessorsOf(request.Before[0]).Any(l => SearchForm.Of(l.Function) == function
            && register.FindAct(l.ActId)!.EffectiveOn == request.EffectiveOn);
        return repeated ? Refusal.Conflict("organisations.already-recorded") : null;
    }

    // A code is free when whoever bears it ends before the act's day, be it by this very act.
    private bool IsTaken(string code) => register.EverByCode(code).Any(u =>
        (u.ValidTo is null || u.ValidTo >= request.EffectiveOn) && !(EndsBefore && request.Before.Contains(u.Id)));

    private bool EndsBefore => request.Kind is not SuccessionKind.FunctionMoved && !(request.Kind == SuccessionKind.Split && request.Stays);

    private void Fault(string field, string code) => fields[field] = [code];

    private static bool SameCode(string a, string b) => a.Length > 0 && a.Equals(b, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9.\-]{0,39}$")]
    private static partial Regex CodeShape();

    [GeneratedRegex(" {2,}")]
    private static partial Regex Spaces();
}
