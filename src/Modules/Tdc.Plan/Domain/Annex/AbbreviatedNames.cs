using Tdc.Platform.Organisations;

namespace Tdc.Plan.Domain.Annex;

/// <summary>Known names as officials shorten them: <c>Sở Nông nghiệp &amp; PTNT</c>, <c>Sở LĐ-TB&amp;XH</c>, <c>BQL các KCN</c>.</summary>
/// <remarks>
/// <para>A printed word is a word of the name, or capitals that are the first letters of some of its words. Marks between words, "và", "&amp;" and "các"
/// are not compared, so "Sở Lao động, Thương binh và Xã hội" is the name with a dash too.</para>
/// <para>Every word of the name must be accounted for, and at least one be printed in full, or five letters: nothing is guessed from a letter or two.
/// Places are left out, for many share their first letters.</para>
/// </remarks>
internal sealed class AbbreviatedNames
{
    private const int fewestLetters = 5;
    private static readonly HashSet<string> silent = [.. new[] { "và", "các" }.Select(AnnexText.Key)];
    private static readonly HashSet<string> unshortened = [.. new[]
    {
        OrganisationKind.Province, OrganisationKind.CentralCity, OrganisationKind.District, OrganisationKind.ProvincialCity, OrganisationKind.DistrictTown,
        OrganisationKind.Commune, OrganisationKind.Ward, OrganisationKind.Township, OrganisationKind.PeoplesCommittee, OrganisationKind.PeoplesCouncil, OrganisationKind.Enterprise, OrganisationKind.Cooperative,
        OrganisationKind.Household, OrganisationKind.Expert,
    }.Select(k => k.ToString())];

    private readonly Dictionary<string, List<(string[] Words, KnownAgency Agency)>> byLetters = [];
    private readonly HashSet<string> starts = [];
    private readonly HashSet<string> vocabulary = [];

    /// <summary>Adds a name that is printed in full; one with abbreviations of its own is passed over.</summary>
    public void Enter(string name, KnownAgency agency)
    {
        var words = Parts(name).ToList();
        if (unshortened.Contains(agency.Kind) || words.Count < 2 || words.Exists(w => w.Length > 1 && IsCapitals(w)))
        {
            return;
        }

        var keys = words.Select(AnnexText.Syllable).Where(k => !silent.Contains(k)).ToArray();
        var letters = string.Concat(keys.Select(k => FirstLetter(k)));
        if (!byLetters.TryGetValue(letters, out var list))
        {
            byLetters[letters] = list = [];
        }

        list.Add((keys, agency));
        vocabulary.UnionWith(keys);
        for (var length = 1; length <= letters.Length; length++)
        {
            starts.Add(letters[..length]);
        }
    }

    /// <summary>The bodies whose names a printed one shortens.</summary>
    public List<KnownAgency> Find(string printed)
    {
        var spelt = new Spelling(this);
        return Parts(printed).All(spelt.Add) ? [.. Meant(spelt)] : [];
    }

    /// <summary>How far the words of a cell shorten a known name, at most; the word itself when they do not.</summary>
    /// <param name="words">The cell's words.</param>
    /// <param name="from">Where it begins.</param>
    /// <param name="before">A word that is understood before it, such as "sở".</param>
    /// <param name="mayEnd">Whether a name may end before a word.</param>
    public int EndOf(List<CellWord> words, int from, string before, Func<int, bool> mayEnd)
    {
        var spelt = new Spelling(this);
        var found = from;
        if (before.Length > 0)
        {
            spelt.Add(before);
        }

        for (var end = from; end < words.Count && (end == from || words[end].Before is not (WordBreak.Strong or WordBreak.Colon)) && !words[end].Inside; end++)
        {
            if (!Parts(words[end].Text).All(spelt.Add) || (spelt.Letters.Length > 0 && !starts.Contains(spelt.Letters)))
            {
                break;
            }

            if (mayEnd(end + 1) && !silent.Contains(words[end].Key) && Meant(spelt).Any())
            {
                found = end + 1;
            }
        }

        return found;
    }

    private IEnumerable<KnownAgency> Meant(Spelling spelt) =>
        (spelt.HasWord || spelt.Letters.Length >= fewestLetters) && byLetters.TryGetValue(spelt.Letters, out var names)
            ? names.Where(n => spelt.Fits(n.Words)).Select(n => n.Agency).Distinct() : [];

    private static IEnumerable<string> Parts(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var start = i;
            while (i < text.Length && char.IsLetterOrDigit(text[i]))
            {
                i++;
            }

            if (i > start)
            {
                yield return text[start..i];
            }
        }
    }

    private static bool IsCapitals(string word) => word.All(char.IsUpper);

    private static char FirstLetter(string key) => AnnexText.Fold(key[..1])[0];

    /// <summary>The letters that printed words stand for, and which of them are whole words.</summary>
    private sealed class Spelling(AbbreviatedNames names)
    {
        private readonly List<(int At, string Key)> words = [];

        public string Letters { get; private set; } = "";

        public bool HasWord => words.Count > 0;

        public bool Add(string word)
        {
            var key = AnnexText.Syllable(word);
            if (silent.Contains(key))
            {
                return true;
            }

            if (IsCapitals(word) && !names.vocabulary.Contains(key))
            {
                Letters += AnnexText.Fold(word);
                return true;
            }

            words.Add((Letters.Length, key));
            Letters += FirstLetter(key);
            return names.vocabulary.Contains(key);
        }

        public bool Fits(string[] name) => words.TrueForAll(w => name[w.At] == w.Key);
    }
}
