using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Tdc.Platform.Pages;

namespace Tdc.Platform.Tests.Pages;

public class FormPartTests
{
    public static TheoryData<Type> Fields { get; } =
    [
        typeof(TextField), typeof(TextAreaField), typeof(SelectField), typeof(DateField), typeof(NumberField), typeof(MoneyField),
        typeof(PercentField), typeof(FileField), typeof(CheckField),
    ];

    [Theory, MemberData(nameof(Fields))]
    public async Task A_field_ties_label_hint_and_fault_to_its_control(Type field)
    {
        var page = await PageBench.Render(field, new Dictionary<string, object?>
        {
            ["Name"] = "Input.Lines[0].So",
            ["Label"] = "Số hộ",
            ["Hint"] = "Kỳ trước: 187",
            ["Error"] = "Ghi số từ 0 đến 412.",
        });
        var control = page.QuerySelector("input,select,textarea")!;
        Assert.Equal("Input.Lines[0].So", control.GetAttribute("name"));
        Assert.Equal("Input-Lines-0-So", control.Id);
        Assert.Equal("true", control.GetAttribute("aria-invalid"));
        var label = Assert.IsAssignableFrom<IHtmlLabelElement>(page.QuerySelector("label"));
        Assert.Equal(control.Id, label.HtmlFor);
        var described = control.GetAttribute("aria-describedby")!.Split(' ').Select(id => page.GetElementById(id)!.TextContent).ToList();
        Assert.Contains(described, text => text.Contains("Kỳ trước: 187", StringComparison.Ordinal));
        Assert.Contains(described, text => text.Contains("Lỗi: Ghi số từ 0 đến 412.", StringComparison.Ordinal));
        Assert.Contains("bad", page.QuerySelector(".f")!.ClassList);
    }

    [Fact]
    public async Task A_field_without_hint_or_fault_points_nowhere()
    {
        var input = (await PageBench.Render<TextField>(new { Name = "ten", Label = "Tên", Optional = true })).QuerySelector("input")!;
        Assert.False(input.HasAttribute("aria-describedby"));
        Assert.False(input.HasAttribute("aria-invalid"));
        Assert.False(input.HasAttribute("disabled"));
        Assert.Equal("(không bắt buộc)", input.Owner!.QuerySelector(".opt")!.TextContent.Trim());
    }

    [Theory]
    [InlineData("vi-VN", "86.420.000", "đ")]
    [InlineData("en-GB", "86,420,000", "đ")]
    public async Task Money_is_shown_as_the_language_writes_it(string language, string value, string unit)
    {
        var page = await PageBench.Render<MoneyField>(new { Name = "gn", Label = "Đã giải ngân", Dong = 86_420_000L }, language: language);
        Assert.Equal(value, page.QuerySelector("input")!.GetAttribute("value"));
        Assert.Equal(unit, page.QuerySelector(".unit>span")!.TextContent);
    }

    [Fact]
    public async Task What_a_person_typed_wins_over_the_value() =>
        Assert.Equal("mười", (await PageBench.Render<NumberField>(new { Name = "n", Label = "N", Value = 3m, Text = "mười" }))
            .QuerySelector("input")!.GetAttribute("value"));

    [Fact]
    public async Task A_text_area_keeps_the_first_line_break()
    {
        var page = await PageBench.Render<TextAreaField>(new { Name = "kq", Label = "Kết quả", Value = "\nMột\n</textarea><script>" });
        Assert.Equal("\nMột\n</textarea><script>", ((IHtmlTextAreaElement)page.QuerySelector("textarea")!).Value);
    }

    [Fact]
    public async Task A_list_marks_the_chosen_answer_and_groups_the_others()
    {
        var page = await PageBench.Render<SelectField>(new
        {
            Name = "dv",
            Label = "Đơn vị",
            Value = "b",
            Blank = "Tất cả",
            Choices = (Choice[])[new("a", "A"), new("b", "B", "Phường"), new("c", "C", "Phường"), new("d", "D", "Xã")],
        });
        Assert.Equal("b", ((IHtmlSelectElement)page.QuerySelector("select")!).Value);
        Assert.Equal(["Phường", "Xã"], page.QuerySelectorAll("optgroup").Select(group => group.GetAttribute("label")));
        Assert.Equal(5, page.QuerySelectorAll("option").Length);
        Assert.Single(page.QuerySelectorAll("option[selected]"));
    }

    [Fact]
    public async Task Radio_buttons_stand_under_a_legend_and_the_first_takes_the_summary_s_link()
    {
        var page = await PageBench.Render<RadioField>(new
        {
            Name = "kh",
            Label = "Đã ban hành?",
            Value = "2",
            Error = "Chọn một câu trả lời.",
            Choices = (Choice[])[new("1", "Có"), new("2", "Chưa")],
        });
        Assert.Equal("Đã ban hành?", page.QuerySelector("fieldset>legend")!.TextContent.Trim());
        Assert.Equal(["kh", "kh-2"], page.QuerySelectorAll("input").Select(input => input.Id!));
        Assert.Equal("2", page.QuerySelector("input[checked]")!.GetAttribute("value"));
        Assert.Equal("kh-e", page.QuerySelector("fieldset")!.GetAttribute("aria-describedby"));
    }

    [Fact]
    public async Task The_summary_lists_all_faults_and_the_first_link_takes_the_focus()
    {
        var page = await PageBench.Render<ErrorSummary>(new { Faults = new FormFaults { { "Input.So", "Ghi số." }, { null, "Không lưu được." } } });
        var summary = page.QuerySelector("[role=alert]")!;
        Assert.Equal("loi", summary.Id);
        Assert.Equal("-1", summary.GetAttribute("tabindex"));
        Assert.Equal("Còn 2 chỗ cần sửa để gửi", summary.QuerySelector("h2")!.TextContent);
        var link = Assert.Single(summary.QuerySelectorAll("a"));
        Assert.Equal("#Input-So", link.GetAttribute("href"));
        Assert.True(link.HasAttribute("autofocus"));
        Assert.Empty((await PageBench.Render<ErrorSummary>(new { Faults = new FormFaults() })).QuerySelectorAll(".errs"));
    }

    [Fact]
    public async Task A_posted_form_carries_token_and_name()
    {
        var page = await PageBench.Render<PostForm>(new { FormName = "gui-bao-cao", Files = true });
        Assert.Equal("multipart/form-data", page.QuerySelector("form")!.GetAttribute("enctype"));
        Assert.NotNull(page.QuerySelector("input[name=__RequestVerificationToken]"));
    }

    [Fact]
    public async Task Filters_keep_the_order_and_stay_in_the_language()
    {
        var form = (await PageBench.Render<FilterForm>(address: "/ky-bao-cao?sap=-ten&trang=3&nhom=xa", language: "en-GB")).QuerySelector("form")!;
        Assert.Equal("/en/ky-bao-cao", form.GetAttribute("action"));
        Assert.Equal("get", form.GetAttribute("method"));
        Assert.Equal("-ten", form.QuerySelector("input[type=hidden][name=sap]")!.GetAttribute("value"));
        Assert.Null(form.QuerySelector("[name=trang]"));
    }

    [Fact]
    public async Task A_filter_in_force_takes_itself_away()
    {
        var page = await PageBench.Render<FilterTags>(new { Filters = (ActiveFilter[])[new("Xã", "nhom", "xa")] }, "/k?nhom=xa&nhom=phuong&trang=2");
        Assert.Equal("/k?nhom=phuong", page.QuerySelector(".tags a")!.GetAttribute("href"));
        Assert.Contains("bỏ bộ lọc", page.QuerySelector(".tags a")!.TextContent, StringComparison.Ordinal);
    }
}
