using System.Net;
using Tdc.Platform.Identity;
using Tdc.Testing;

namespace Tdc.Productivity.Tests.Explore;

public sealed class AmendTests
{
    [Fact]
    public async Task The_department_amends_an_indicator_by_its_next_revision_and_the_first_stays()
    {
        await using var app = await TestApp.StartAsync();
        using var department = await app.SignInAsync(Role.Officer, "SKHCN");
        var page = await department.OpenAsync("/nang-suat/chi-tieu/KP1/sua");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        page = await department.SubmitAsync(page, "amend-indicator", [("formula", "1 * VA / K"), ("reason", "thử")]);
        Assert.Contains("Đã lưu phiên bản mới", page.MainText, StringComparison.Ordinal);
        Assert.Contains("1 * VA / K", page.MainText, StringComparison.Ordinal);
        Assert.Contains("Phiên bản 1", page.MainText, StringComparison.Ordinal);
        Assert.Contains("Phiên bản 2", page.MainText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1 * (VA / K", "Công thức chưa đúng")]
    [InlineData("VA / KHONGCO", "Công thức chưa đúng")]
    [InlineData("TF2 + 1", "vòng lặp")]
    public async Task A_formula_that_does_not_read_or_goes_in_a_circle_is_named_and_nothing_is_kept(string formula, string words)
    {
        await using var app = await TestApp.StartAsync();
        using var department = await app.SignInAsync(Role.Officer, "SKHCN");
        var page = await department.OpenAsync("/nang-suat/chi-tieu/TF1/sua");
        page = await department.SubmitAsync(page, "amend-indicator", [("formula", formula), ("reason", "thử")]);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains(words, page.MainText, StringComparison.Ordinal);
        Assert.DoesNotContain("Phiên bản 2", (await department.OpenAsync("/nang-suat/chi-tieu/TF1")).MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_find_no_such_page()
    {
        await using var app = await TestApp.StartAsync();
        using var officer = await app.SignInAsync(Role.Officer, "SCT");
        Assert.Equal(HttpStatusCode.NotFound, (await officer.OpenAsync("/nang-suat/chi-tieu/KP1/sua")).Status);
    }
}
