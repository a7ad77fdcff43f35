using AngleSharp.Dom;
using Tdc.Platform.Pages;

namespace Tdc.Platform.Tests.Pages;

public class TablePartTests
{
    private static readonly TableSample.Row[] rows =
        [new("a", "Phường", "Tân <i>Triều</i>", 1), new("b", "Phường", "Trảng Dài", null, "Thiếu số"), new("c", "Xã", "La Ngà", 2)];

    [Fact]
    public async Task A_table_has_caption_scopes_and_escaped_cells()
    {
        var page = await PageBench.Render<TableSample>(new { Rows = rows, Caption = "Bảng <em>" });
        var table = page.QuerySelector("table.t")!;
        Assert.Equal("Bảng <em>Đồng", table.QuerySelector("caption")!.TextContent);
        Assert.Equal("Đồng", table.QuerySelector("caption small")!.TextContent);
        Assert.Equal(3, table.QuerySelectorAll("thead th[scope=col]").Length);
        Assert.Equal(["Tân <i>Triều</i>", "Trảng Dài", "La Ngà"], table.QuerySelectorAll("tbody th[scope=row]").Select(cell => cell.TextContent));
        Assert.Equal(["1", "–", "2"], table.QuerySelectorAll("tbody td.n").Select(cell => cell.TextContent));
        Assert.Equal("Cộng", table.QuerySelector("tfoot th[scope=row]")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("i, b, em, [role=row], [data-l]"));
    }

    [Fact]
    public async Task A_stacked_table_says_its_roles_and_labels()
    {
        var page = await PageBench.Render<TableSample>(new { Rows = rows, Layout = TableLayout.Stack, Grouped = true });
        Assert.Equal("table", page.QuerySelector("table.stack")!.GetAttribute("role"));
        Assert.All(page.QuerySelectorAll("tr"), row => Assert.Equal("row", row.GetAttribute("role")));
        Assert.All(page.QuerySelectorAll("thead,tbody,tfoot"), part => Assert.Equal("rowgroup", part.GetAttribute("role")));
        Assert.All(page.QuerySelectorAll("td"), cell => Assert.Equal("cell", cell.GetAttribute("role")));
        Assert.All(page.QuerySelectorAll("td.n"), cell => Assert.Equal("Số <b>", cell.GetAttribute("data-l")));
        Assert.Equal(["Phường", "Xã"], page.QuerySelectorAll("tr.grp").Select(row => row.TextContent));
    }

    [Fact]
    public async Task A_fault_stands_as_a_full_row_under_its_row()
    {
        var bad = (await PageBench.Render<TableSample>(new { Rows = rows })).GetElementById("b")!;
        Assert.Contains("has", bad.ClassList);
        Assert.Equal("Thiếu số", bad.NextElementSibling!.QuerySelector("td.erow")!.TextContent.Trim());
        Assert.Equal("3", bad.NextElementSibling.QuerySelector("td")!.GetAttribute("colspan"));
    }

    [Theory]
    [InlineData("/k", "ascending", null, "/k?sap=-ten", "/k?sap=so")]
    [InlineData("/k?sap=-so&trang=4&nhom=xa", null, "descending", "/k?sap=ten&nhom=xa", "/k?sap=so&nhom=xa")]
    public async Task Sorting_is_a_link_and_is_said(string address, string? name, string? number, string nameLink, string numberLink)
    {
        var heads = (await PageBench.Render<TableSample>(new { Rows = rows }, address)).QuerySelectorAll("thead th");
        Assert.Equal(name, heads[0].GetAttribute("aria-sort"));
        Assert.Equal(number, heads[1].GetAttribute("aria-sort"));
        Assert.Equal(nameLink, heads[0].QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal(numberLink, heads[1].QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("Việc", heads[2].QuerySelector(".vh")!.TextContent);
    }

    [Fact]
    public async Task A_wide_table_can_be_reached_and_moved_by_keyboard()
    {
        var region = (await PageBench.Render<TableSample>(new { Rows = rows, Layout = TableLayout.Scroll, Caption = "Ngân sách" })).QuerySelector(".scroll")!;
        Assert.Equal("0", region.GetAttribute("tabindex"));
        Assert.Equal("region", region.GetAttribute("role"));
        Assert.Equal("Ngân sách – cuộn ngang để xem hết", region.GetAttribute("aria-label"));
        Assert.NotNull(region.QuerySelector("table"));
    }

    [Fact]
    public async Task No_rows_say_why()
    {
        var page = await PageBench.Render<TableSample>();
        Assert.Null(page.QuerySelector("table"));
        Assert.Equal("Không còn việc nào", page.QuerySelector(".empty h3")!.TextContent);
        Assert.Equal("Nothing matches", (await PageBench.Render<Empty>(new { Kind = EmptyKind.Filtered }, language: "en-GB")).QuerySelector("h3")!.TextContent);
    }

    [Theory]
    [InlineData(0, 1, null, null, null)]
    [InlineData(50, 1, null, null, null)]
    [InlineData(51, 1, null, "/k?ten=x&trang=2", "1–50 trong 51 đơn vị")]
    [InlineData(120, 2, "/k?ten=x", "/k?ten=x&trang=3", "51–100 trong 120 đơn vị")]
    [InlineData(120, 3, "/k?ten=x&trang=2", null, "101–120 trong 120 đơn vị")]
    [InlineData(120, 9, "/k?ten=x&trang=3", null, "Không có trang này; tất cả có 120 đơn vị")]
    public async Task Pages_are_links_with_addresses(long total, int page, string? previous, string? next, string? range)
    {
        var document = await PageBench.Render<Pager>(new { Total = total, Page = page, Things = "đơn vị" }, "/k?ten=x");
        Assert.Equal(previous, document.QuerySelector("a[rel=prev]")?.GetAttribute("href"));
        Assert.Equal(next, document.QuerySelector("a[rel=next]")?.GetAttribute("href"));
        Assert.Equal(range, document.QuerySelector("nav.pager>span")?.FirstChild!.TextContent);
    }
}
