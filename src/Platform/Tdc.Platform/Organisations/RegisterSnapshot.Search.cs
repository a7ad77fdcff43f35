namespace Tdc.Platform.Organisations;

/// <content>Who is meant by a name.</content>
public sealed partial class RegisterSnapshot
{
    private readonly SearchEntry[] entries;

    /// <summary>Units that have, or whose predecessors had, a name or code with all these words; best first.</summary>
    /// <remarks>
    /// With or without marks, either tone placement, any case. A word matches from its beginning. Order: the code; the whole name;
    /// a whole other or former name; the beginning of the name; somewhere in the name; somewhere in another or former name.
    /// Within that, units that last before those that ended.
    /// </remarks>
    public IReadOnlyList<Organisation> Search(string? words)
    {
        var question = SearchForm.Of(words);
        if (question.Length == 0)
        {
            return [];
        }

        var tokens = Array.ConvertAll(question.Split(' '), w => " " + w);
        var found = new List<(int Rank, int Order, Organisation Unit)>();
        for (var i = 0; i < entries.Length; i++)
        {
            if (entries[i].Rank(question, tokens) is { } rank)
            {
                found.Add((rank, i, entries[i].Unit));
            }
        }

        found.Sort((a, b) => (a.Rank, Ended(a.Unit), a.Order).CompareTo((b.Rank, Ended(b.Unit), b.Order)));
        return found.ConvertAll(f => f.Unit);
    }

    /// <summary>The units that existed on a day and bore exactly this name, code, other name or former name; usually one or none.</summary>
    /// <remarks>Own names win: former names count only when no unit of the day bears the name itself.</remarks>
    /// <param name="name">A name as a document writes it; marks may be missing or placed otherwise.</param>
    /// <param name="day">The day of the document.</param>
    public IReadOnlyList<Organisation> Named(string? name, DateOnly day)
    {
        var question = SearchForm.Of(name);
        if (question.Length == 0)
        {
            return [];
        }

        var exact = entries.Where(e => e.Unit.ExistsOn(day) && e.IsNamed(question)).ToList();
        var own = exact.Where(e => e.Own == question || e.Code == question).ToList();
        return [.. (own.Count > 0 ? own : exact).Select(e => e.Unit)];
    }

    private static int Ended(Organisation unit) => unit.ValidTo is null ? 0 : 1;

    private sealed class SearchEntry
    {
        private readonly string bare;
        private readonly string spacedOwn;
        private readonly string all;

        public SearchEntry(Organisation unit)
        {
            Unit = unit;
            Own = SearchForm.Of(unit.NameVi);
            Code = SearchForm.Of(unit.Code);
            bare = SearchForm.Bare(unit);
            spacedOwn = " " + Own;
            all = "\n " + unit.Search.Replace("\n", "\n ", StringComparison.Ordinal) + "\n";
        }

        public Organisation Unit { get; }

        public string Own { get; }

        public string Code { get; }

        public bool IsNamed(string question) => Own == question || Code == question || HasLine(question);

        public int? Rank(string question, string[] tokens)
        {
            foreach (var token in tokens)
            {
                if (!all.Contains(token, StringComparison.Ordinal))
                {
                    return null;
                }
            }

            if (Code == question)
            {
                return 0;
            }

            if (Own == question || bare == question)
            {
                return 1;
            }

            if (HasLine(question))
            {
                return 2;
            }

            if (Own.StartsWith(question, StringComparison.Ordinal) || bare.StartsWith(question, StringComparison.Ordinal))
            {
                return 3;
            }

            if (Array.TrueForAll(tokens, t => spacedOwn.Contains(t, StringComparison.Ordinal)))
            {
                return 4;
            }

            return InOneLine(tokens) ? 5 : null;
        }

        private bool HasLine(string question) => all.Contains("\n " + question + "\n", StringComparison.Ordinal);

        private bool InOneLine(string[] tokens)
        {
            foreach (var range in all.AsSpan().Split('\n'))
            {
                var line = all.AsSpan(range);
                var has = true;
                foreach (var token in tokens)
                {
                    has &= line.Contains(token, StringComparison.Ordinal);
                }

                if (has)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
