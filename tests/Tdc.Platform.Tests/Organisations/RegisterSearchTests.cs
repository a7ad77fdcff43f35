using System.Diagnostics;
using Tdc.Platform.Organisations;

namespace Tdc.Platform.Tests.Organisations;

public sealed class RegisterSearchTests
{
    private readonly RegisterSnapshot register = RegisterData.Snapshot(DateTimeOffset.UnixEpoch);

    [Theory]
    [InlineData("dong nai", "Thành phố Đồng Nai")]
    [InlineData("đồng nai", "Thành phố Đồng Nai")]
    [InlineData("ĐỒNG NAI", "Thành phố Đồng Nai")]
    [InlineData("Tỉnh Đồng Nai", "Tỉnh Đồng Nai")]
    [InlineData("Biên Hoà", "Phường Biên Hòa")]
    [InlineData("Biên Hòa", "Phường Biên Hòa")]
    [InlineData("Bie\u0302n Ho\u0300a", "Phường Biên Hòa")]
    [InlineData("bien hoa", "Phường Biên Hòa")]
    [InlineData("TP.Biên Hoà", "Thành phố Biên Hòa")]
    [InlineData("UBND huyện Trảng Bom", "Huyện Trảng Bom")]
    [InlineData("SKHCN", "Sở Khoa học và Công nghệ")]
    [InlineData("skhcn", "Sở Khoa học và Công nghệ")]
    [InlineData("Sở KH&CN", "Sở Khoa học và Công nghệ")]
    [InlineData("khoa hoc cong nghe", "Sở Khoa học và Công nghệ")]
    [InlineData("Cao đẳng Kỹ thuật công nghệ tỉnh", "Trường Cao đẳng Kỹ thuật công nghệ Đồng Nai")]
    [InlineData("hoa bien", "Phường Biên Hòa")]
    public void The_best_hit_is_the_unit_that_was_meant(string words, string name) =>
        Assert.Equal(name, register.Search(words)[0].NameVi);

    [Theory]
    [InlineData("Biên Hoà")]
    [InlineData("bien hoa")]
    public void A_name_finds_the_living_unit_the_ended_one_and_those_that_took_its_place(string words)
    {
        var found = register.Search(words).Select(u => u.NameVi).ToList();
        Assert.Equal(["Phường Biên Hòa", "Thành phố Biên Hòa"], found.Take(2));
        Assert.Contains("Phường Trảng Dài", found);
    }

    [Fact]
    public void A_former_name_finds_the_successor_behind_the_unit_that_bore_it()
    {
        Assert.Equal(["STTTT-0", "SKHCN"], register.Search("Sở Thông tin và Truyền thông").Select(u => u.Code));
        Assert.Contains(register.Search("Báo Đồng Nai"), u => u.Code == "BPTTH");
        Assert.Contains(register.Search("huyện nhơn trạch"), u => u.NameVi == "Phường Nhơn Trạch");
    }

    [Fact]
    public void A_reused_code_finds_all_that_bore_it_the_living_one_first() =>
        Assert.Equal(["Phường Nhơn Trạch", "Xã Nhơn Trạch", "Xã Phú Hội"], register.Search("26485").Select(u => u.NameVi));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("%")]
    [InlineData("_ & '")]
    [InlineData("không có đơn vị nào tên này")]
    [InlineData("ien hoa")]
    public void What_names_nothing_finds_nothing(string words) => Assert.Empty(register.Search(words));

    [Fact]
    public void A_name_is_resolved_as_of_the_day_of_the_document()
    {
        Assert.Equal(["SKHCN"], register.Named("Sở Khoa học và Công nghệ", new(2025, 4, 23)).Select(u => u.Code));
        Assert.Equal(["SKHCN-0"], register.Named("Sở Khoa học và Công nghệ", new(2025, 2, 1)).Select(u => u.Code));
        Assert.Equal(["DPTTH"], register.Named("Đài Phát thanh và Truyền hình Đồng Nai", new(2025, 4, 23)).Select(u => u.Code));
        Assert.Equal(["BPTTH"], register.Named("Đài Phát thanh và Truyền hình Đồng Nai", new(2026, 4, 23)).Select(u => u.Code));
        Assert.Empty(register.Named("Sở", new(2025, 4, 23)));
    }

    [Fact]
    public void A_search_takes_well_under_a_millisecond()
    {
        string[] questions = ["dong nai", "Sở Thông tin và Truyền thông", "26485", "xa", "phường tân"];
        foreach (var question in questions)
        {
            register.Search(question);
        }

        var best = TimeSpan.MaxValue;
        for (var round = 0; round < 20; round++)
        {
            var start = Stopwatch.GetTimestamp();
            foreach (var question in questions)
            {
                register.Search(question);
            }

            best = TimeSpan.FromTicks(Math.Min(best.Ticks, Stopwatch.GetElapsedTime(start).Ticks));
        }

        Assert.True(best / questions.Length < TimeSpan.FromMilliseconds(1), $"{best.TotalMilliseconds / questions.Length:F3} ms");
    }
}
