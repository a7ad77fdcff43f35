using Microsoft.Extensions.DependencyInjection;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Metrology.Tests.Certificates;

/// <summary>A laboratory with one issued certificate, and another laboratory, as tests begin with.</summary>
internal static class CertificateSample
{
    public const string Number = "HC-PTN1-2026-0001";
    public const string Token = "0123456789abcdef0123456789abcdef";
    public const string Page = "/do-luong/giay-chung-nhan/" + Number;

    /// <summary>What the sample prints: a weight, as found and as left.</summary>
    public static CertificateContent Content { get; } = new()
    {
        Number = Number,
        JobNumber = "YC-PTN1-2026-0001",
        Laboratory = new("PTN1", "Phòng Đo lường Đồng Nai", "Dong Nai Metrology Laboratory", "1 Đồng Khởi, Trấn Biên", "VILAS 999", "BoA"),
        CustomerName = "Công ty Cân & Quả cân <An Phú>",
        CustomerAddress = "12 Nguyễn Ái Quốc",
        Item = new("Quả cân 1 kg", "Mettler, OIML", "QC-17", "F1", "1 kg", null, "Sạch, không xước"),
        Method = new("PP-KL-01", 2, "Hiệu chuẩn quả cân", "Calibration of weights", "ĐLVN 99:2010", "mass", "Độ lệch so với giá trị danh định", "Deviation from the nominal value"),
        ReceivedOn = new DateOnly(2026, 11, 10),
        BegunOn = new DateOnly(2026, 11, 12),
        EndedOn = new DateOnly(2026, 11, 13),
        IssuedOn = new DateOnly(2026, 11, 16),
        Place = "",
        Environment = [new("temperature", @"\degreecelsius", 20.1, 20.6), new("humidity", @"\percent", 48, 52)],
        Standards =
        [
            new(new Guid("11111111-1111-7111-8111-111111111111"), new Guid("22222222-2222-7222-8222-222222222222"), "CH-01", "Quả cân chuẩn E2", "Standard weight E2", "E2-5", "V01.CN3.9",
                "VMI", "VILAS 001", new DateOnly(2027, 6, 30), "00ff"),
        ],
        Results =
        [
            Result(ItemCondition.AsFound, "6.10", "1.7", Conformity.Fail, ScopeStanding.Within),
            Result(ItemCondition.AsLeft, "-0.20", "1.7", Conformity.Pass, ScopeStanding.RaisedToCapability),
        ],
        MeasuredBy = ["Trần Thị Đo"],
        AuthorisedBy = "Nguyễn Văn Duyệt",
        AuthorisedAt = new DateTimeOffset(2026, 11, 16, 2, 0, 0, TimeSpan.Zero),
    };

    public static CertificateResult Result(ItemCondition condition, string value, string uncertainty, Conformity conformity, ScopeStanding scope, double? freedom = 50) => new(
        new Guid("33333333-3333-7333-8333-333333333333"), condition, 1, @"\kilogram", value, uncertainty, @"\milli\gram", 2.05, 0.9545, freedom, -5, 5, "OIML R 111-1, bảng 1", DecisionRule.Simple, conformity, scope);

    /// <summary>Puts two laboratories, a customer and the certificate into the database.</summary>
    public static Task AddCertificatesAsync(this TestApp app) => app.InScopeAsync(async services =>
    {
        var register = services.GetRequiredService<AddOrganisation>();
        foreach (var (kind, code, name) in new[] { (OrganisationKind.Laboratory, "PTN1", "Phòng 1"), (OrganisationKind.Laboratory, "PTN2", "Phòng 2"), (OrganisationKind.Enterprise, "3600000001", "Khách"), (OrganisationKind.Enterprise, "3600000002", "Khách khác") })
        {
            Assert.True((await register.HandleAsync(new(kind, code, name, name, "26188"), Asker.System, CancellationToken.None)).TryGet(out _, out var no), no?.Code);
        }

        var db = services.GetRequiredService<TdcDbContext>();
        foreach (var code in new[] { "PTN1", "PTN2" })
        {
            db.Add(new CalibrationLaboratory { Id = app.Clock.NewId<LaboratoryId>(), Unit = (await app.UnitAsync(code)).Lineage, Code = code, NameVi = "Phòng " + code, NameEn = "Laboratory " + code });
        }

        await db.SaveChangesAsync();
        var laboratory = db.Set<CalibrationLaboratory>().Single(l => l.Code == "PTN1");
        var other = db.Set<CalibrationLaboratory>().Single(l => l.Code == "PTN2");
        var method = new CalibrationMethod { Id = app.Clock.NewId<MethodId>(), Laboratory = laboratory.Id, Code = "PP-KL-01", NameVi = "Cân", NameEn = "Weights", Quantity = "mass" };
        var job = new CalibrationJob
        {
            Id = app.Clock.NewId<JobId>(),
            Laboratory = laboratory.Id,
            Year = 2026,
            Sequence = 1,
            Number = "YC-PTN1-2026-0001",
            CustomerUnit = (await app.UnitAsync("3600000001")).Lineage,
            CustomerName = "Khách",
            OrderedOn = new DateOnly(2026, 11, 9),
            CreatedAt = app.Clock.GetUtcNow(),
        };
        var item = new JobItem { Id = app.Clock.NewId<JobItemId>(), Job = job.Id, Position = 1, Description = "Quả cân 1 kg", Serial = "QC-17", Method = method.Id };
        db.AddRange(method, job, item);
        db.Add(Certificate(app, laboratory.Id, job.Id, item.Id, 1, Content, Token));
        db.Add(new MeasurementStandard
        {
            Id = app.Clock.NewId<StandardId>(),
            Laboratory = other.Id,
            Number = "CH-2",
            NameVi = "Quả cân 1 kg",
            NameEn = "Weight 1 kg",
            Serial = "QC-17",
            Quantity = "mass",
            Rank = StandardRank.Reference,
            StateSince = app.Clock.GetUtcNow(),
        });
        return await db.SaveChangesAsync();
    });

    /// <summary>Issues a certificate that replaces the sample.</summary>
    public static Task ReplaceAsync(this TestApp app) => app.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<TdcDbContext>();
        var old = db.Set<CalibrationCertificate>().Single();
        var content = Content with { Number = "HC-PTN1-2026-0002", ReplacesNumber = Number, Change = CertificateChange.Amended, ChangeReason = "Sai số hiệu" };
        db.Add(Certificate(app, old.Laboratory, old.Job, old.Item, 2, content, "ffffffffffffffffffffffffffffffff", old.Id));
        return await db.SaveChangesAsync();
    });

    private static CalibrationCertificate Certificate(
        TestApp app, LaboratoryId laboratory, JobId job, JobItemId item, int sequence, CertificateContent content, string token, CalibrationCertificateId? replaces = null) => new()
        {
            Id = app.Clock.NewId<CalibrationCertificateId>(),
            Laboratory = laboratory,
            Job = job,
            Item = item,
            Year = 2026,
            Sequence = sequence,
            Number = content.Number,
            IssuedOn = content.IssuedOn,
            IssuedAt = new DateTimeOffset(2026, 11, 16, 3, 0, 0, TimeSpan.Zero),
            Content = LaboratoryJson.Write(content),
            ContentHash = "00",
            Token = token,
            Replaces = replaces,
            Change = content.Change,
            ChangeReason = content.ChangeReason,
        };
}
