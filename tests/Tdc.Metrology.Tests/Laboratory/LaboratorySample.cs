using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Metrology.Demonstration;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Testing;

namespace Tdc.Metrology.Tests.Laboratory;

/// <summary>A laboratory that tests begin with: methods KL-01 and KL-02, standards CM-E2-01 and CM-F1-01, a reader, a lead, a head.</summary>
internal sealed class LaboratorySample : IAsyncDisposable
{
    public const string Root = "/do-luong/phong-thi-nghiem";
    public const string UnitCode = "TTKHCN";

    private LaboratorySample(TestApp app) => App = app;

    public TestApp App { get; }

    public Visitor Reader { get; private set; } = null!;

    public Visitor Lead { get; private set; } = null!;

    public Visitor Head { get; private set; } = null!;

    public TdcUser ReaderUser { get; private set; } = null!;

    public TdcUser LeadUser { get; private set; } = null!;

    public MeasurementStandard E2 { get; private set; } = null!;

    public MeasurementStandard F1 { get; private set; } = null!;

    public static async Task<LaboratorySample> StartAsync(DatabaseEngine engine = DatabaseEngine.Sqlite)
    {
        var sample = new LaboratorySample(await TestApp.StartAsync(engine));
        sample.ReaderUser = await sample.App.AddUserAsync(Role.Laboratory, UnitCode);
        sample.LeadUser = await sample.App.AddUserAsync(Role.Laboratory, UnitCode);
        (sample.Reader, sample.Lead) = (sample.App.Visit(), sample.App.Visit());
        await TestApp.SignInAsync(sample.Reader, sample.ReaderUser);
        await TestApp.SignInAsync(sample.Lead, sample.LeadUser);
        sample.Head = await sample.App.SignInAsync(Role.Head, UnitCode);
        await sample.FillAsync(sample.LeadUser);
        return sample;
    }

    public Task<T> AskAsync<T>(Func<TdcDbContext, Task<T>> ask) => App.InScopeAsync(services => ask(services.GetRequiredService<TdcDbContext>()));

    /// <summary>Enters an order with one set of weights and brings it to work; the answer is the job's id.</summary>
    public async Task<Guid> JobInWorkAsync(string serial = "QC-1", string itemClass = "M1", string method = "KL-02", string customer = "", string own = "")
    {
        var page = await Reader.SubmitAsync(await Reader.OpenAsync(Root + "/cong-viec/moi"), "order",
        [
            ("customerCode", customer), ("customerName", customer.Length > 0 ? "" : "Khách thử"), ("wantsVerdict", "true"), ("method-0", method), ("description-0", "Bộ quả cân"), ("serial-0", serial), ("class-0", itemClass), ("ownStandard-0", own),
        ]);
        Assert.Equal(System.Net.HttpStatusCode.OK, page.Status);
        var id = Guid.Parse(page.Address.Segments[^1]);
        page = await Reader.SubmitAsync(await Reader.OpenAsync($"{Root}/cong-viec/{id}/buoc/nhan"), "step", [("condition-1", "Bình thường")]);
        Assert.Contains("Đã nhận", page.MainText, StringComparison.Ordinal);
        page = await Reader.SubmitAsync(await Reader.OpenAsync($"{Root}/cong-viec/{id}/buoc/bat-dau"), "step", []);
        Assert.Contains("Đang đo", page.MainText, StringComparison.Ordinal);
        return id;
    }

    /// <summary>Posts readings at a test point.</summary>
    public async Task<Page> ReadAsync(Guid job, double point, string column, string standard, Visitor? visitor = null, string extra = "", params (string Name, string Value)[] more)
    {
        var who = visitor ?? Reader;
        var item = await AskAsync(db => db.Set<JobItem>().Where(i => i.Job == new JobId(job)).Select(i => i.Id).FirstAsync());
        var id = await AskAsync(db => db.Set<MeasurementStandard>().Where(s => s.Number == standard).Select(s => s.Id).FirstAsync());
        var page = await who.OpenAsync($"{Root}/cong-viec/{job}/so-doc/{item.Value}?diem={point.ToString(System.Globalization.CultureInfo.InvariantCulture)}&tinh-trang=as-found{extra}");
        var given = new List<(string, string)> { ("column-difference", column), ("standard-mS", id.Value.ToString()), ("room-temperature", "22,5"), ("room-humidity", "55") };
        given.RemoveAll(g => more.Any(m => m.Name == g.Item1));
        return await who.SubmitAsync(page, "readings", [.. given, .. more]);
    }

    /// <summary>Submits a job, authorises it by the lead, and issues its certificates.</summary>
    public async Task<Page> FinishAsync(Guid job, params (string Name, string Value)[] replacing)
    {
        await Reader.SubmitAsync(await Reader.OpenAsync($"{Root}/cong-viec/{job}/buoc/trinh"), "step", []);
        var page = await Lead.SubmitAsync(await Lead.OpenAsync($"{Root}/cong-viec/{job}/ky-duyet"), "authorise", [("decision", "grant")]);
        Assert.Contains("Đã ký duyệt", page.MainText, StringComparison.Ordinal);
        return await Lead.SubmitAsync(await Lead.OpenAsync($"{Root}/cong-viec/{job}/cap"), "issue", replacing);
    }

    public Task<CalibrationJob> JobAsync(Guid id) => AskAsync(db => db.Set<CalibrationJob>().AsNoTracking().SingleAsync(j => j.Id == new JobId(id)));

    public Task<List<CalibrationCertificate>> CertificatesAsync(Guid job) => AskAsync(db => db.Set<CalibrationCertificate>().AsNoTracking().Where(c => c.Job == new JobId(job)).OrderBy(c => c.Sequence).ToListAsync());

    public async ValueTask DisposeAsync()
    {
        Reader.Dispose();
        Lead.Dispose();
        Head.Dispose();
        await App.DisposeAsync();
    }

    private async Task FillAsync(TdcUser lead)
    {
        var unit = await App.UnitAsync(UnitCode);
        var (today, at) = (App.Clock.TodayInVietnam, TestClock.Start.AddYears(-1));
        var lab = new CalibrationLaboratory
        {
            Id = new LaboratoryId(Guid.CreateVersion7()),
            Unit = unit.Lineage,
            Code = UnitCode,
            NameVi = "Phòng hiệu chuẩn thử",
            NameEn = "Test laboratory",
            AccreditationNumber = "MH-1",
            AccreditationBody = "MH",
            AccreditedFrom = today.AddYears(-1),
            Version = Guid.CreateVersion7(),
        };
        var (fine, coarse) = (LaboratoryMethods.Fine(lab.Id), LaboratoryMethods.Coarse(lab.Id));
        E2 = LaboratoryStandards.Make(lab.Id, "CM-E2-01", "Bộ quả cân E2", "E2 weights", "E2-1", "E2", "mass", "", StandardRank.Reference, at, 24);
        F1 = LaboratoryStandards.Make(lab.Id, "CM-F1-01", "Bộ quả cân F1", "F1 weights", "F1-1", "F1", "mass", "", StandardRank.Working, at, 12);
        await AskAsync(async db =>
        {
            db.AddRange(lab, fine, coarse, LaboratoryMethods.FineVersion(fine, at), LaboratoryMethods.CoarseVersion(coarse, at), E2, F1);
            db.Add(LaboratoryStandards.OfWeights(E2, "C-E2", today.AddMonths(-6), 24));
            db.Add(LaboratoryStandards.OfWeights(F1, "C-F1", today.AddMonths(-6), 12));
            db.Add(new ScopeLine
            {
                Id = new ScopeLineId(Guid.CreateVersion7()),
                Laboratory = lab.Id,
                Quantity = "mass",
                Unit = @"\gram",
                From = 1,
                To = 2000,
                Cmc = "0.01 + 0.001*x",
                CmcUnit = @"\milli\gram",
                Basis = "thử",
                ValidFrom = today.AddYears(-1),
            });
            foreach (var (person, kind) in new[] { (ReaderUser, AuthorityKind.Calibrate), (ReaderUser, AuthorityKind.Authorise), (lead, AuthorityKind.Authorise) })
            {
                db.AddRange(new[] { fine, coarse }.Select(m => new Authority
                {
                    Id = new AuthorityId(Guid.CreateVersion7()),
                    Laboratory = lab.Id,
                    Person = person.Id,
                    PersonName = person.DisplayName,
                    Method = m.Id,
                    Kind = kind,
                    Basis = "thử",
                    ValidFrom = today.AddYears(-1),
                }));
            }

            return await db.SaveChangesAsync();
        });
    }
}
