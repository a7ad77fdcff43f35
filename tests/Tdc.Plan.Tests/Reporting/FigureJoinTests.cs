using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Reporting;
using Tdc.Platform.Measures;

namespace Tdc.Plan.Tests.Reporting;

public class FigureJoinTests
{
    private static readonly DateTimeOffset early = Made.At("2026-11-20");
    private static readonly DateTimeOffset late = Made.At("2026-11-28");

    [Fact]
    public void Sums_add_and_gaps_count_for_nothing()
    {
        var joined = FigureJoin.Join(MeasureJoin.Sum, [new(12, null, true, early), new(null, null, false, early), new(0, null, false, late)]);
        Assert.Equal(new JoinedFigure(12, null, null, 2, 1), joined);
    }

    [Fact]
    public void Nothing_said_is_not_zero() =>
        Assert.Null(FigureJoin.Join(MeasureJoin.Sum, [new(null, null, false, early)]).Value);

    [Fact]
    public void Ratios_are_recomputed_and_never_averaged()
    {
        var joined = FigureJoin.Join(MeasureJoin.Ratio, [new(1, 2, true, early), new(10, 100, true, early), new(5, null, false, early)]);
        Assert.Equal(11m / 102m, joined.Value);
        Assert.Equal((11m, 102m, 2), (joined.Numerator, joined.Denominator, joined.Units));
    }

    [Fact]
    public void A_ratio_over_nothing_is_undefined() => Assert.Null(FigureJoin.Join(MeasureJoin.Ratio, [new(0, 0, true, early)]).Value);

    [Fact]
    public void Of_a_stock_the_last_word_stands() =>
        Assert.Equal(7, FigureJoin.Join(MeasureJoin.Last, [new(7, null, true, late), new(9, null, true, early)]).Value);

    [Fact]
    public void Medians_do_not_join() => Assert.Null(FigureJoin.Join(MeasureJoin.None, [new(7, null, true, late)]).Value);

    [Theory]
    [InlineData("Đã cấp mã cho 7 hợp tác xã. Hướng dẫn 4 buổi.", "Đã cấp mã cho 7 hợp tác xã.")]
    [InlineData("Không có dấu chấm", "Không có dấu chấm.")]
    [InlineData("  Nhiều\n dòng   và khoảng trắng;  phần sau", "Nhiều dòng và khoảng trắng.")]
    public void A_draft_quotes_the_first_sentence(string text, string expected) => Assert.Equal(expected, TaskNarrative.FirstSentence(text));

    [Fact]
    public void A_draft_names_some_units_and_counts_the_rest()
    {
        var sentences = Enumerable.Range(1, 9).Select(i => new UnitSentence($"Xã {i}", i == 9, AssignmentRole.Lead, $"Đã làm việc số {i} xong xuôi.", 0.5)).ToList();
        var text = TaskNarrative.Draft(sentences, 12);
        Assert.StartsWith("9/12 đơn vị chủ trì đã báo cáo; tiến độ bình quân theo đơn vị 50 %. Xã 9: ", text, StringComparison.Ordinal);
        Assert.EndsWith("Cùng 3 đơn vị khác có báo cáo về nhiệm vụ này.", text, StringComparison.Ordinal);
    }
}
