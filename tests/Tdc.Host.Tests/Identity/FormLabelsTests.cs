using Tdc.Platform.Identity;

namespace Tdc.Host.Tests.Identity;

public sealed class FormLabelsTests
{
    private const string Page = """
        <h1>Báo cáo của đơn vị</h1><form><input type="hidden" name="phien" value="01a1" />
        <section><h2 id="a">I.1 Học tập &amp; phổ biến</h2>
        <label for="kq-I-1">Kết quả chính<span class="opt"> (không bắt buộc)</span></label><textarea id="kq-I-1" name="kq.I.1" rows="6"></textarea></section>
        <section><h2>Kinh phí</h2><label for="nguon">Nguồn</label><select id="nguon" name="nguon"><option value="tw">Trung ương</option><option value="t" selected>Thành phố</option></select>
        <fieldset><legend>Mức độ</legend><div class="ch"><input type="radio" id="muc" name="muc" value="c" /><label for="muc">Cao</label></div></fieldset>
        <div class="ch"><input type="checkbox" id="xong" name="xong" value="true" /><label for="xong">Đã xong</label></div>
        <label for="dong-0-ten">Tên dòng</label><input id="dong-0-ten" name="dong.0.ten" /></section>
        <button name="viec" value="gui">Gửi</button></form>
        """;

    private readonly FormLabels labels = FormLabels.Read(Page);

    [Theory]
    [InlineData("kq.I.1", "I.1 Học tập & phổ biến", "Kết quả chính")]
    [InlineData("nguon", "Kinh phí", "Nguồn")]
    [InlineData("muc", "Kinh phí", "Mức độ")]
    [InlineData("xong", "Kinh phí", "Đã xong")]
    [InlineData("dong.7.ten", "", "Tên dòng")]
    public void A_field_is_called_what_its_page_calls_it(string name, string section, string label) =>
        Assert.Equal(new FormLabel(section, label), labels.Of(name));

    [Theory]
    [InlineData("nguon", "t", "Thành phố")]
    [InlineData("muc", "c", "Cao")]
    [InlineData("kq.I.1", "Gõ <b>lâu</b>", "Gõ <b>lâu</b>")]
    public void A_choice_is_shown_by_its_text_and_what_was_typed_as_it_is(string name, string value, string shown) =>
        Assert.Equal(shown, labels.ValueOf(name, value));

    [Fact]
    public void What_the_form_carries_along_was_typed_by_nobody()
    {
        Assert.True(labels.IsCarried("phien"));
        Assert.True(labels.IsCarried("viec"));
        Assert.False(labels.IsCarried("kq.I.1"));
        Assert.Equal("Báo cáo của đơn vị", labels.Title);
        Assert.Null(labels.Of("khong-co"));
    }

    [Fact]
    public void A_page_without_a_form_has_no_labels_and_throws_nothing() => Assert.Null(FormLabels.Read("<p>Không có gì <label").Of("x"));
}
