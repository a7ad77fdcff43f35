using System.Text.RegularExpressions;
using Tdc.Platform.Organisations;

namespace Tdc.Plan.Domain.Annex;

/// <summary>A body that the register knows.</summary>
/// <param name="Code">Its code; empty for a name that is only known to be one name (a body of another province).</param>
/// <param name="Name">Its name.</param>
/// <param name="Aliases">Short, old and other usual names.</param>
/// <param name="Kind">Its kind, as the register says.</param>
/// <param name="ValidFrom">First day; <see langword="null"/> when it lies before what the register tracks.</param>
/// <param name="ValidTo">Last day; <see langword="null"/> while it lasts.</param>
internal sealed record KnownAgency(
    string Code, string Name, IReadOnlyList<string> Aliases, string Kind = "", DateOnly? ValidFrom = null, DateOnly? ValidTo = null);

/// <summary>A group of units that the register knows (nhóm đơn vị).</summary>
/// <param name="Code">Its code, such as <c>nhom:so-ban-nganh</c>.</param>
/// <param name="Names">Its usual wordings, rightly spelt; a typing variant of one is set right to it.</param>
internal sealed record KnownGroup(string Code, IReadOnlyList<string> Names);

/// <summary>What a printed name stands for.</summary>
internal enum AgencyKind
{
    /// <summary>Not known to the register.</summary>
    None,

    /// <summary>One body.</summary>
    Organisation,

    /// <summary>A group of units.</summary>
    Group,
}

/// <summary>What the register makes of a printed name.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="Code">The code, or <see langword="null"/>.</param>
/// <param name="Canonical">The right spelling when the printed name is a typing variant of a known group.</param>
/// <param name="IsAmbiguous">Whether several bodies bear the name at once.</param>
internal readonly record struct AgencyMatch(AgencyKind Kind, string? Code, string? Canonical = null, bool IsAmbiguous = false);

/// <summary>The names that help to part and to match agency cells. Immutable; safe to share.</summary>
internal sealed partial class AgencyLexicon
{
    private readonly Dictionary<string, List<KnownAgency>> byKey = [];
    private readonly Dictionary<string, List<KnownAgency>> byFold = [];
    private readonly Dictionary<string, (string Code, string Name)> groups = [];
    private readonly HashSet<string> wholeNames = [];
    private readonly HashSet<string> departmentCores = [];
    private readonly HashSet<string> nameStarts = [];
    private readonly HashSet<string> coreStarts = [];
    private readonly HashSet<string> ownProvinces = [];
    private readonly AbbreviatedNames abbreviated = new();
    private readonly DateOnly? day;

    /// <summary>Builds the view.</summary>
    /// <param name="agencies">The bodies.</param>
    /// <param name="groupList">The groups.</param>
    /// <param name="day">The plan's day: of bodies with one name the one of that day is meant; without a day the present one.</param>
    public AgencyLexicon(IEnumerable<KnownAgency> agencies, IEnumerable<KnownGroup> groupList, DateOnly? day = null)
    {
        this.day = day;
        Agencies = [.. agencies];
        Groups = [.. groupList];
        foreach (var agency in Agencies)
        {
            if (agency.Kind is nameof(OrganisationKind.Province) or nameof(OrganisationKind.CentralCity) && agency.ValidTo is null)
            {
                ownProvinces.Add(AnnexText.NameKey(LevelWord().Replace(agency.Name, "")));
            }

            foreach (var name in agency.Aliases.Prepend(agency.Name).Select(AnnexText.Clean).Where(n => n.Length > 1))
            {
                Enter(name, agency);
            }
        }

        foreach (var group in Groups)
        {
            foreach (var name in group.Names)
            {
                groups.TryAdd(LettersOf(name), (group.Code, name));
                AddWhole(name);
            }
        }
    }

    /// <summary>The bodies, as given.</summary>
    public IReadOnlyList<KnownAgency> Agencies { get; }

    /// <summary>The groups, as given.</summary>
    public IReadOnlyList<KnownGroup> Groups { get; }

    /// <summary>The same names, seen from another day.</summary>
    public AgencyLexicon On(DateOnly? newDay) => newDay == day ? this : new(Agencies, Groups, newDay);

    /// <summary>Whether words, joined by single spaces, are one known name with its commas.</summary>
    /// <param name="key">Made by <see cref="AnnexText.NameKey"/>.</param>
    public bool IsWholeName(string key) => wholeNames.Contains(key);

    /// <summary>Whether a known name begins with these whole words, so that a longer one may come.</summary>
    public bool IsNameStart(string key) => nameStarts.Contains(key);

    /// <summary>Whether what follows "Sở" in a known name begins with these whole words.</summary>
    public bool IsCoreStart(string key) => coreStarts.Contains(key);

    /// <summary>Whether words are what follows "Sở" in a known name: "Tài chính", "NN&amp;MT".</summary>
    /// <param name="key">Made by <see cref="AnnexText.NameKey"/>.</param>
    public bool IsDepartmentCore(string key) => departmentCores.Contains(key);

    /// <summary>How far the words of a cell are a known name with abbreviations, see <see cref="AbbreviatedNames.EndOf"/>.</summary>
    public int AbbreviatedEnd(List<CellWord> words, int from, string before, Func<int, bool> mayEnd) => abbreviated.EndOf(words, from, before, mayEnd);

    /// <summary>The name of a group as the register says it.</summary>
    public string GroupName(string code) => Groups.Last(g => g.Code == code).Names[0];

    /// <summary>Finds what a printed name stands for.</summary>
    public AgencyMatch Match(string printed)
    {
        if (groups.TryGetValue(LettersOf(printed), out var group))
        {
            return new(AgencyKind.Group, group.Code, Canonical(printed, group.Name));
        }

        foreach (var name in Variants(printed))
        {
            if (Pick(byKey, AnnexText.NameKey(name)) is { } found)
            {
                return found;
            }
        }

        foreach (var name in Variants(printed))
        {
            if (Pick(abbreviated.Find(name)) is { } found)
            {
                return found;
            }
        }

        if (CollectiveName.GroupCode(printed) is { } code)
        {
            return new(AgencyKind.Group, code);
        }

        foreach (var name in Variants(printed))
        {
            if (Pick(byFold, AnnexText.Fold(name)) is { } found)
            {
                return found;
            }
        }

        return new(AgencyKind.None, null);
    }

    private void Enter(string name, KnownAgency agency)
    {
        if (agency.Code.Length > 0)
        {
            Add(byKey, AnnexText.NameKey(name), agency);
            Add(byFold, AnnexText.Fold(name), agency);
            abbreviated.Enter(name, agency);
        }

        AddWhole(name);
        if (name.StartsWith("Sở ", StringComparison.OrdinalIgnoreCase))
        {
            var core = AnnexText.NameKey(name[3..]);
            departmentCores.Add(core);
            AddStarts(coreStarts, core);
        }
    }

    private void AddWhole(string name)
    {
        var key = AnnexText.NameKey(name);
        wholeNames.Add(key);
        AddStarts(nameStarts, key);
    }

    private static void AddStarts(HashSet<string> starts, string key)
    {
        for (var at = key.IndexOf(' ', StringComparison.Ordinal); at >= 0; at = key.IndexOf(' ', at + 1))
        {
            starts.Add(key[..at].TrimEnd(',', '-', ' '));
        }
    }

    private AgencyMatch? Pick(Dictionary<string, List<KnownAgency>> names, string key) => names.TryGetValue(key, out var found) ? Pick(found) : null;

    private AgencyMatch? Pick(List<KnownAgency> found)
    {
        if (found.Count == 0)
        {
            return null;
        }

        var fitting = found.Where(a => day is { } d
            ? (a.ValidFrom is null || a.ValidFrom <= d) && (a.ValidTo is null || a.ValidTo >= d)
            : a.ValidTo is null).ToList();
        var codes = (fitting.Count > 0 ? fitting : found).Select(a => a.Code).Distinct().ToList();
        return codes.Count == 1 ? new(AgencyKind.Organisation, codes[0]) : new(AgencyKind.None, null, IsAmbiguous: true);
    }

    /// <summary>
    /// The name; without what stands in brackets; without "tỉnh" at its end, with the own province's name or alone, and without that name; of a committee the place it governs.
    /// </summary>
    /// <remarks>"Sở Y tế tỉnh Lâm Đồng" is another province's body and stays as it is: matching it with ours would be a guess.</remarks>
    private IEnumerable<string> Variants(string printed)
    {
        yield return printed;
        var bracket = printed.IndexOf('(', StringComparison.Ordinal);
        var bare = bracket > 2 ? printed[..bracket].TrimEnd() : printed;
        if (bare != printed)
        {
            yield return bare;
        }

        if ((bare.Contains("tỉnh", StringComparison.OrdinalIgnoreCase) || bare.Contains("phố", StringComparison.OrdinalIgnoreCase)) && ProvinceTail().Match(bare) is { Success: true } tail && (tail.Groups["name"].Length == 0 || ownProvinces.Contains(AnnexText.NameKey(tail.Groups["name"].Value))))
        {
            yield return bare[..tail.Index];
            yield return $"{bare[..tail.Index]} {tail.Groups["level"].Value}";
        }
        else if (ownProvinces.FirstOrDefault(p => AnnexText.NameKey(bare).EndsWith(" " + p, StringComparison.Ordinal)) is { } own)
        {
            // "Công an Đồng Nai"; a word alone before the province's name is no body's.
            var words = bare.Split(' ');
            var rest = words[..^own.Split(' ').Length];
            if (rest.Length > 1)
            {
                yield return string.Join(' ', rest);
            }
        }

        if (bare is ['U' or 'u' or 'Ủ' or 'ủ', ..] && PlaceCommittee().Match(bare) is { Success: true } place)
        {
            yield return place.Groups["level"].Value.ToUpperInvariant() switch
            {
                "TP" => "Thành phố ",
                "TX" => "Thị xã ",
                var level => level + " ",
            } + place.Groups["name"].Value;
        }
    }

    /// <summary>The known spelling when the printed one differs by more than capitals; the first letter stays as printed.</summary>
    private static string? Canonical(string printed, string known)
    {
        var right = char.IsLower(printed[0]) ? char.ToLowerInvariant(known[0]) + known[1..] : known;
        return string.Equals(AnnexText.Key(right), AnnexText.Key(printed), StringComparison.Ordinal) ? null : right;
    }

    private static string LettersOf(string name) => string.Concat(AnnexText.Fold(name).Where(char.IsLetterOrDigit));

    private static void Add(Dictionary<string, List<KnownAgency>> names, string key, KnownAgency agency)
    {
        if (!names.TryGetValue(key, out var list))
        {
            names[key] = list = [];
        }

        if (!list.Contains(agency))
        {
            list.Add(agency);
        }
    }

    [GeneratedRegex(@"^(tỉnh|thành phố)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex LevelWord();

    [GeneratedRegex(@"(?<=\w)\s+(?<level>tỉnh|thành phố)(?:\s+(?<name>\p{Lu}\w*(?:\s+\p{Lu}\w*)*))?$", RegexOptions.IgnoreCase)]
    private static partial Regex ProvinceTail();

    [GeneratedRegex(@"^(?:UBND|(?:ủy|uỷ) ban nhân dân)\s+(?:(?<level>huyện|quận|thị xã|thành phố|xã|phường|thị trấn|đặc khu)\s+|(?<level>TP|TX)\.?\s*)(?<name>\p{Lu}.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex PlaceCommittee();
}
