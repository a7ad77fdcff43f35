using System.Globalization;
using Microsoft.AspNetCore.Http;
using Tdc.Platform.Pages;

namespace Tdc.Platform.Organisations;

/// <summary>What a person has chosen and typed on the page that records a change.</summary>
public sealed class ChangeForm
{
    private const int MostUnits = 60;

    /// <summary>What happens.</summary>
    public required SuccessionKind Kind { get; init; }

    /// <summary>Chosen units before.</summary>
    public List<Organisation> Before { get; init; } = [];

    /// <summary>Chosen units that exist and take over.</summary>
    public List<Organisation> Taking { get; init; } = [];

    /// <summary>Data of the new units.</summary>
    public List<UnitAfter> New { get; private set; } = [];

    /// <summary>First day as typed.</summary>
    public string EffectiveOn { get; private set; } = "";

    /// <summary>Document as typed.</summary>
    public string Document { get; private set; } = "";

    /// <summary>Remarks as typed.</summary>
    public string Note { get; private set; } = "";

    /// <summary>Function as typed.</summary>
    public string Function { get; private set; } = "";

    /// <summary>Whether a split unit lives on.</summary>
    public bool Stays { get; private set; }

    /// <summary>Choices of takers by duty, as posted: empty, "*" for all, or a position.</summary>
    public Dictionary<Guid, string> Moves { get; } = [];

    /// <summary>Whether existing units may take over.</summary>
    public bool TakesExisting => Kind is not SuccessionKind.Renamed;

    /// <summary>Whether new units may come into being.</summary>
    public bool BearsNew => Kind is SuccessionKind.Renamed or SuccessionKind.Split || (Kind == SuccessionKind.Merged && Taking.Count == 0);

    /// <summary>Reads the address: chosen units and how many new ones.</summary>
    public static ChangeForm Read(SuccessionKind kind, IQueryCollection query, RegisterSnapshot register)
    {
        var form = new ChangeForm { Kind = kind, Before = Units(query["truoc"], register), Taking = Units(query["sau"], register) };
        var count = int.TryParse(query["moi"], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, MostUnits) : 0;
        count = !form.BearsNew ? 0 : kind == SuccessionKind.Split ? Math.Max(count, form.Taking.Count > 0 ? 1 : count == 0 ? 2 : 1) : 1;
        for (var i = 0; i < count; i++)
        {
            var like = form.Before.FirstOrDefault();
            form.New.Add(kind == SuccessionKind.Renamed && like is not null
                ? new() { Code = like.Code, NameVi = like.NameVi, NameEn = like.NameEn, Kind = like.Kind, ParentCode = like.ParentCode }
                : new() { Kind = like?.Kind ?? OrganisationKind.Department, ParentCode = like?.ParentCode ?? "" });
        }

        return form;
    }

    /// <summary>Takes in what was posted.</summary>
    public void Take(IFormCollection posted)
    {
        EffectiveOn = posted["effectiveOn"].ToString();
        Document = posted["document"].ToString();
        Note = posted["note"].ToString();
        Function = posted["function"].ToString();
        Stays = posted["stays"].Count > 0;
        New =
        [
            .. New.Select((unit, i) => new UnitAfter
            {
                Code = posted[$"after[{i}].code"].ToString(),
                NameVi = posted[$"after[{i}].nameVi"].ToString(),
                NameEn = posted[$"after[{i}].nameEn"].ToString(),
                Kind = OrganisationKinds.Read(posted[$"after[{i}].kind"]) ?? unit.Kind,
                ParentCode = posted[$"after[{i}].parentCode"].ToString(),
            }),
        ];
        foreach (var key in posted.Keys.Where(k => k.StartsWith("viec-", StringComparison.Ordinal)))
        {
            if (Guid.TryParse(key.AsSpan(5), out var duty))
            {
                Moves[duty] = posted[key].ToString();
            }
        }
    }

    /// <summary>The request, or <see langword="null"/> when the day cannot be read.</summary>
    public SuccessionRequest? ToRequest()
    {
        if (Reading.Date(EffectiveOn, out var day) != ReadFault.None)
        {
            return null;
        }

        IReadOnlyList<UnitAfter> after = [.. New, .. Taking.Select(u => new UnitAfter { Existing = u.Id })];
        return new()
        {
            Kind = Kind,
            EffectiveOn = day,
            Document = Document,
            Note = Note,
            Function = Function,
            Stays = Kind == SuccessionKind.Split && Stays,
            Before = [.. Before.Select(u => u.Id)],
            After = after,
            Moves = Moves.Where(m => m.Value.Length > 0).ToDictionary(m => m.Key, m => Positions(m.Value, after.Count)),
        };
    }

    /// <summary>The page with other units chosen.</summary>
    public string Address(IEnumerable<OrganisationId>? before = null, IEnumerable<OrganisationId>? taking = null, int? fresh = null)
    {
        var query = new QueryString();
        foreach (var id in before ?? Before.Select(u => u.Id))
        {
            query = query.Add("truoc", id.Value.ToString());
        }

        foreach (var id in taking ?? Taking.Select(u => u.Id))
        {
            query = query.Add("sau", id.Value.ToString());
        }

        if ((fresh ?? New.Count) is var count && Kind == SuccessionKind.Split)
        {
            query = query.Add("moi", Math.Clamp(count, 1, MostUnits).ToString(CultureInfo.InvariantCulture));
        }

        return $"/don-vi/thay-doi/{ActWords.Of(Kind)}{query}";
    }

    private static IReadOnlyList<int> Positions(string choice, int count) =>
        choice == "*" ? [.. Enumerable.Range(0, count)]
        : int.TryParse(choice, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? [at] : [];

    private static List<Organisation> Units(IEnumerable<string?> ids, RegisterSnapshot register) =>
        [.. ids.Select(id => Guid.TryParse(id, out var read) ? register.Find(new(read)) : null).OfType<Organisation>().Distinct().Take(MostUnits)];
}
