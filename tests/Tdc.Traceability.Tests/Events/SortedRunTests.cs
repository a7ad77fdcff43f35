using Tdc.Traceability.Events.Reading;

namespace Tdc.Traceability.Tests.Events;

public sealed class SortedRunTests
{
    [Fact]
    public void A_run_gives_back_its_texts_after_any_of_them_and_between_them()
    {
        var random = new Random(5);
        string[] endings = ["", "đ", "𝄞", "𝄟é"];
        var texts = Enumerable.Range(0, 1000).Select(i => $"https://id.gs1.org/01/0893000{random.Next(500):D7}/21/{endings[i % 4]}{i}").Order(StringComparer.Ordinal).ToList();
        var run = SortedRun.Of(texts.SelectMany(t => new[] { t, t }));
        Assert.Equal(1000, run.Count);
        Assert.Equal(texts, run.After(null));
        foreach (var after in texts.Where((_, i) => i % 7 == 0).SelectMany(t => new[] { t, t + "x", t[..^1], "", "zzz" }))
        {
            Assert.Equal(texts.Where(t => string.CompareOrdinal(t, after) > 0), run.After(after));
        }
    }

    [Fact]
    public void Runs_join_in_order()
    {
        var runs = Enumerable.Range(0, 5).Select(r => SortedRun.Of(Enumerable.Range(0, 300).Where(i => i % (r + 2) == 0).Select(i => i.ToString("D4", null)))).ToList();
        var expected = Enumerable.Range(0, 300).SelectMany(i => Enumerable.Repeat(i.ToString("D4", null), Enumerable.Range(2, 5).Count(m => i % m == 0))).ToList();
        Assert.Equal(expected, SortedRun.Merge(runs, null));
        Assert.Equal(expected.Where(t => string.CompareOrdinal(t, "0123") > 0), SortedRun.Merge(runs, "0123"));
        Assert.Empty(SortedRun.Merge([], null));
    }
}
