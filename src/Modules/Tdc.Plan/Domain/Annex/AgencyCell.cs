namespace Tdc.Plan.Domain.Annex;

/// <summary>The bodies read out of one cell.</summary>
/// <param name="Names">Distinct names in the order printed: NFC, single spaces, typing variants of known groups set right.</param>
/// <param name="Matches">What the register makes of each.</param>
/// <param name="Defects">Codes and facts of what was amiss; the row is the reader's to add.</param>
internal sealed record AgencyList(IReadOnlyList<string> Names, IReadOnlyList<AgencyMatch> Matches, IReadOnlyList<AgencyDefect> Defects)
{
    /// <summary>Of an empty cell.</summary>
    public static AgencyList Empty { get; } = new([], [], []);
}

/// <summary>Something amiss in an agency cell.</summary>
/// <param name="Code">See <see cref="AnnexDefectCode"/>.</param>
/// <param name="Facts">What the message names.</param>
internal sealed record AgencyDefect(string Code, params string[] Facts);

/// <summary>Parts agency cells into bodies. Cells repeat themselves, so each text is read once.</summary>
internal sealed class AgencyCells(AgencyLexicon lexicon)
{
    private readonly Dictionary<string, AgencyList> read = [];
    private readonly Dictionary<string, AgencyMatch> matched = [];

    /// <summary>Reads a cell.</summary>
    /// <param name="cell">From <see cref="AnnexText.CleanLines"/>.</param>
    public AgencyList Read(string cell)
    {
        if (!read.TryGetValue(cell, out var list))
        {
            read[cell] = list = ReadNew(cell);
        }

        return list;
    }

    private AgencyList ReadNew(string cell)
    {
        var words = CellWords.Of(cell);
        if (words.Count == 0)
        {
            return AgencyList.Empty;
        }

        var defects = new List<AgencyDefect>();
        var names = new List<string>();
        var matches = new List<AgencyMatch>();
        var repeated = false;
        foreach (var name in new AgencySplit(lexicon, cell, words, defects).Names())
        {
            if (!matched.TryGetValue(name, out var match))
            {
                matched[name] = match = lexicon.Match(name);
            }

            var shown = match.Canonical ?? name;
            if (names.Contains(shown, StringComparer.OrdinalIgnoreCase))
            {
                repeated = true;
                continue;
            }

            names.Add(shown);
            matches.Add(match);
            if (match.Canonical is not null)
            {
                defects.Add(new(AnnexDefectCode.TypingVariant, name, match.Canonical));
            }

            if (match is { Kind: AgencyKind.Group, Code: { } group } && CollectiveParts.Beyond(shown, group) is { Count: > 0 } beyond)
            {
                defects.Add(new(AnnexDefectCode.PartlyMatched, shown, lexicon.GroupName(group), string.Join(", ", beyond)));
            }

            if (match.Kind == AgencyKind.None)
            {
                defects.Add(new(match.IsAmbiguous ? AnnexDefectCode.AmbiguousAgency : AnnexDefectCode.UnmatchedAgency, shown));
            }
        }

        if (repeated)
        {
            defects.Add(new(AnnexDefectCode.RepeatedAgency, AnnexText.Short(cell)));
        }

        return new(names, matches, defects);
    }
}
