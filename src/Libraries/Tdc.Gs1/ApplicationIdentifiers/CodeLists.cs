using System.Globalization;
using Tdc.Gs1.Text;

namespace Tdc.Gs1.ApplicationIdentifiers;

/// <summary>Lists of codes from other standards that data fields name.</summary>
/// <remarks>Read once from <c>code-lists.txt</c>, which names the source of each.</remarks>
internal static class CodeLists
{
    private static readonly Dictionary<string, HashSet<string>> lists = Read(DataFiles.Lines("code-lists.txt"));

    public static bool Has(string list, ReadOnlySpan<char> code) => lists[list].GetAlternateLookup<ReadOnlySpan<char>>().Contains(code);

    internal static Dictionary<string, HashSet<string>> Read(IEnumerable<string> lines)
    {
        var read = new Dictionary<string, HashSet<string>>();
        HashSet<string> current = [];
        foreach (var line in lines)
        {
            var words = line.Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            foreach (var word in words)
            {
                if (word.StartsWith('['))
                {
                    read.Add(word.Trim('[', ']'), current = []);
                }
                else
                {
                    current.UnionWith(Expand(word));
                }
            }
        }

        return read;
    }

    private static IEnumerable<string> Expand(string word)
    {
        var ends = word.Split('-');
        if (ends.Length == 1)
        {
            return ends;
        }

        var first = int.Parse(ends[0], CultureInfo.InvariantCulture);
        var last = int.Parse(ends[1], CultureInfo.InvariantCulture);
        return Enumerable.Range(first, last - first + 1).Select(n => n.ToString("D" + ends[0].Length, CultureInfo.InvariantCulture));
    }
}
