using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Dcc;
using Tdc.Metrology.Dcc;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Features.Certificates.Making;
using Tdc.Metrology.Tests.Dcc;
using Tdc.Platform.Files;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Metrology.Tests.Certificates;

/// <summary>A certificate from elsewhere comes into a standard's record, or is refused with its reason.</summary>
public sealed class IncomingTests
{
    private static readonly System.Security.Cryptography.X509Certificates.X509Certificate2 issuer =
        new System.Security.Cryptography.X509Certificates.CertificateRequest("CN=VMI", System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256), System.Security.Cryptography.HashAlgorithmName.SHA256)
            .CreateSelfSigned(TestClock.Start.AddYears(-1), TestClock.Start.AddYears(1));

    private static string Plain { get; } = Encoding.UTF8.GetString(DccWriter.Write(CertificateDcc.Of(CertificateSample.Content, "1.0.0", null)).Octets!);

    private static string Signed { get; } = Encoding.UTF8.GetString(
        DccSigner.Sign(DccWriter.Write(CertificateDcc.Of(CertificateSample.Content, "1.0.0", null)).Octets!, issuer, TestClock.Start.AddDays(-1)));

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task A_trusted_certificate_becomes_a_version_of_a_standards_certificates(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        await app.AddCertificatesAsync();
        using var head = await app.SignInAsync(Role.Head, "PTN2");
        var list = await head.OpenAsync("/do-luong/to-chuc-tin-cay");
        list = await head.SubmitAsync(list, "add", [("name", "VMI"), ("from", "01/01/2026"), ("basis", "Nhận tận tay, đối chiếu dấu vân tay")], ("tep", "vmi.pem", Encoding.ASCII.GetBytes(issuer.ExportCertificatePem())));
        Assert.Equal(HttpStatusCode.OK, list.Status);
        Assert.Contains("CN=VMI", list.MainText, StringComparison.Ordinal);

        using var staff = await app.SignInAsync(Role.Laboratory, "PTN2");
        var page = await SendAsync(staff, Signed);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Nguyên vẹn như khi ký", page.MainText, StringComparison.Ordinal);
        Assert.Contains("Có trong danh sách tin cậy", page.MainText, StringComparison.Ordinal);
        Assert.Contains("CN=VMI", page.MainText, StringComparison.Ordinal);
        await EnterAsync(app, staff, page, "");
        var entered = await EnteredAsync(app);
        Assert.Equal((CertificateSample.Number, StandardCertificateSource.IncomingDcc, "Phòng Đo lường Đồng Nai"), (entered.Number, entered.Source, entered.Issuer));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(Signed))), entered.FileHash);
        var value = Assert.Single(entered.Values);
        Assert.Equal((1.0, 1.0 - 0.20e-6, 2.05, 50.0, 0.9545, @"\kilogram"), (value.Nominal, value.Value, value.CoverageFactor, value.DegreesOfFreedom, value.Probability, value.Unit));
        Assert.Equal(1.7e-6, value.ExpandedUncertainty, 1e-18);
        Assert.Contains("Intact", entered.Remark, StringComparison.Ordinal);
        Assert.Contains("Trusted", entered.Remark, StringComparison.Ordinal);
        Assert.Null(await app.InScopeAsync(s => s.GetRequiredService<TdcDbContext>().Set<StoredFile>().Select(f => f.KeptUntil).SingleAsync()));
        using var file = await staff.Client.GetAsync(new Uri("/tep/" + entered.File, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        using var stranger = await app.SignInAsync(Role.Laboratory, "PTN1");
        using var none = await stranger.Client.GetAsync(new Uri("/tep/" + entered.File, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task An_issuer_that_is_not_trusted_needs_a_reason_which_is_kept()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddCertificatesAsync();
        using var staff = await app.SignInAsync(Role.Laboratory, "PTN2");
        var page = await SendAsync(staff, Signed);
        Assert.Contains("Nguyên vẹn như khi ký", page.MainText, StringComparison.Ordinal);
        Assert.Contains("Chưa có trong danh sách tin cậy", page.MainText, StringComparison.Ordinal);
        page = await EnterAsync(app, staff, page, "");
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("Ghi lý do", page.MainText, StringComparison.Ordinal);
        await EnterAsync(app, staff, page, "Đã gọi điện đối chiếu");
        Assert.Contains("UnknownIssuer. Đã gọi điện đối chiếu", (await EnteredAsync(app)).Remark, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_manipulated_and_the_unreadable_are_refused_and_nothing_is_kept()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddCertificatesAsync();
        using var staff = await app.SignInAsync(Role.Laboratory, "PTN2");
        foreach (var (sent, said) in new[]
        {
            (Signed.Replace("-0.20", "0.20", StringComparison.Ordinal), "nội dung đã bị sửa sau khi ký"),
            (Signed.Replace("?>", "?><!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>", StringComparison.Ordinal), "khai báo kiểu (DTD)"),
            (Plain.Replace("<si:valueXMLList>-0.20</si:valueXMLList>", "<si:valueXMLList>NaN</si:valueXMLList>", StringComparison.Ordinal), "giá trị không phải là số"),
            (Plain.Replace("<si:valueXMLList>-0.20</si:valueXMLList>", "<si:valueXMLList>-0.20 0.30</si:valueXMLList>", StringComparison.Ordinal), "không cùng số phần tử"),
            ("<?xml version=\"1.0\"?><a/>", "không phải giấy chứng nhận hiệu chuẩn điện tử"),
            ("<?xml version=\"1.0\"?><a>", "không phải XML hợp lệ"),
        })
        {
            var page = await SendAsync(staff, sent);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.Contains(said, page.MainText, StringComparison.Ordinal);
        }

        Assert.Equal(0, await app.InScopeAsync(s => s.GetRequiredService<TdcDbContext>().Set<StoredFile>().CountAsync()));
    }

    [Fact]
    public async Task A_certificate_without_k_is_refused_and_never_taken_to_have_k_two()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddCertificatesAsync();
        using var staff = await app.SignInAsync(Role.Laboratory, "PTN2");
        var plain = Plain.Replace("<si:coverageFactorXMLList>2.05</si:coverageFactorXMLList>", "", StringComparison.Ordinal)
            .Replace("<si:distributionXMLList>t</si:distributionXMLList>", "", StringComparison.Ordinal);
        var page = await SendAsync(staff, plain);
        Assert.Contains("Không tự coi là 2", page.MainText, StringComparison.Ordinal);
        Assert.Contains("Không có chữ ký", page.MainText, StringComparison.Ordinal);
        page = await EnterAsync(app, staff, page, "Bản giấy có dấu");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("không nêu hệ số phủ k", page.MainText, StringComparison.Ordinal);
        Assert.Equal(0, await app.InScopeAsync(s => s.GetRequiredService<TdcDbContext>().Set<StandardCertificate>().CountAsync()));
    }

    [Fact]
    public async Task A_certificate_without_k_that_gives_p_and_degrees_of_freedom_of_t_has_k_from_those()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddCertificatesAsync();
        using var staff = await app.SignInAsync(Role.Laboratory, "PTN2");
        var page = await SendAsync(staff, Plain.Replace("<si:coverageFactorXMLList>2.05</si:coverageFactorXMLList>", "", StringComparison.Ordinal));
        Assert.DoesNotContain("Không tự coi là 2", page.MainText, StringComparison.Ordinal);
        await EnterAsync(app, staff, page, "Bản giấy có dấu");
        var value = Assert.Single((await EnteredAsync(app)).Values);
        Assert.Equal(50.0, value.DegreesOfFreedom);
        Assert.Equal(2.0513, value.CoverageFactor, 1e-4); // t at 95.45 % with 50 degrees of freedom
    }

    [Theory]
    [InlineData("pressure", "QC-17", null, "thuộc đại lượng đo bằng")]
    [InlineData("mass", "QC-99", null, "Giấy chứng nhận của vật mang số QC-17")]
    [InlineData("mass", "QC-99", "Số đã khắc lại sau sửa chữa", null)]
    [InlineData("mass", "qc 17", null, null)]
    public async Task A_certificate_is_of_the_standard_that_it_names_and_of_its_quantity(string quantity, string serial, string? same, string? refused)
    {
        await using var app = await TestApp.StartAsync();
        await app.AddCertificatesAsync();
        await app.InScopeAsync(s => s.GetRequiredService<TdcDbContext>().Set<MeasurementStandard>()
            .ExecuteUpdateAsync(set => set.SetProperty(each => each.Quantity, quantity).SetProperty(each => each.Serial, serial)));
        using var staff = await app.SignInAsync(Role.Laboratory, "PTN2");
        var page = await EnterAsync(app, staff, await SendAsync(staff, Signed), "Đã gọi điện đối chiếu");
        if (same is not null)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.Contains("QC-99", page.MainText, StringComparison.Ordinal);
            page = await EnterAsync(app, staff, page, "Đã gọi điện đối chiếu", ("sameItem", "true"), ("sameItemReason", same));
        }

        var kept = await app.InScopeAsync(s => s.GetRequiredService<TdcDbContext>().Set<StandardCertificate>().AsNoTracking().ToListAsync());
        if (refused is null)
        {
            Assert.Contains(same ?? "Đã gọi điện", Assert.Single(kept).Remark, StringComparison.Ordinal);
            return;
        }

        Assert.Contains(refused, page.MainText, StringComparison.Ordinal);
        Assert.Empty(kept);
    }

    [Fact]
    public async Task The_list_of_trusted_issuers_is_changed_by_the_head_and_the_coordinator_only()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddCertificatesAsync();
        using var staff = await app.SignInAsync(Role.Laboratory, "PTN2");
        var seen = await staff.OpenAsync("/do-luong/to-chuc-tin-cay");
        Assert.Equal(HttpStatusCode.OK, seen.Status);
        Assert.Empty(seen.Document.QuerySelectorAll("main form[method=post]"));
        using var enterprise = await app.SignInAsync(Role.Enterprise, "3600000001");
        Assert.Equal(HttpStatusCode.NotFound, (await enterprise.OpenAsync("/do-luong/to-chuc-tin-cay")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await enterprise.OpenAsync("/do-luong/giay-den")).Status);

        using var coordinator = await app.SignInAsync(Role.Coordinator, "SKHCN");
        var page = await coordinator.OpenAsync("/do-luong/to-chuc-tin-cay?ptn=PTN2");
        Assert.Contains("Phòng PTN2", page.MainText, StringComparison.Ordinal);
        page = await coordinator.SubmitAsync(page, "add", [("name", "VMI"), ("from", "01/01/2026"), ("basis", "x")], ("tep", "a.cer", [1, 2, 3]));
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("Gửi một chứng thư X.509", page.MainText, StringComparison.Ordinal);
        page = await coordinator.SubmitAsync(page, "add", [("name", "VMI"), ("from", "01/01/2026"), ("basis", "x")], ("tep", "a.cer", issuer.RawData));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        page = await coordinator.OpenAsync("/do-luong/to-chuc-tin-cay?ptn=PTN2");
        var line = page.Document.QuerySelector("select[name=issuer] option[value]:not([value=''])")!.GetAttribute("value")!;
        page = await coordinator.SubmitAsync(page, "end", [("issuer", line), ("last", "01/11/2026"), ("reason", "Lộ khóa")]);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        using var reader = await app.SignInAsync(Role.Laboratory, "PTN2");
        Assert.Contains("Ngày ký ngoài thời gian tin cậy", (await SendAsync(reader, Signed)).MainText, StringComparison.Ordinal);
    }

    private static async Task<Page> SendAsync(Visitor staff, string xml) =>
        await staff.SubmitAsync(await staff.OpenAsync("/do-luong/giay-den"), "dcc", [], ("tep", "giay.xml", Encoding.UTF8.GetBytes(xml)));

    private static async Task<Page> EnterAsync(TestApp app, Visitor staff, Page page, string reason, params (string, string)[] more)
    {
        var standard = await app.InScopeAsync(s => s.GetRequiredService<TdcDbContext>().Set<MeasurementStandard>().Select(each => each.Id).SingleAsync());
        var columns = page.Document.QuerySelectorAll("select[name=column] option").Select(option => option.GetAttribute("value")!).ToArray();
        var nominals = page.Document.QuerySelectorAll("select[name=nominal] option[value]:not([value=''])").ToArray();
        var nominal = nominals.Last(option => option.TextContent.Contains("Điểm đo", StringComparison.Ordinal)).GetAttribute("value")!;
        List<(string, string)> values = [("standard", standard.Value.ToString()), ("column", columns[^1]), ("nominal", nominal), ("meaning", "Deviation"), ("validTo", "12/11/2027"), .. more];
        if (reason.Length > 0)
        {
            values.Add(("reason", reason));
        }

        return await staff.SubmitAsync(page, "enter", values);
    }

    private static Task<StandardCertificate> EnteredAsync(TestApp app) =>
        app.InScopeAsync(s => s.GetRequiredService<TdcDbContext>().Set<StandardCertificate>().AsNoTracking().Include(c => c.Values).SingleAsync());
}
