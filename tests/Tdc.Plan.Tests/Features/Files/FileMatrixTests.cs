using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Budget;
using Tdc.Plan.Domain.Reporting;
using Tdc.Platform.Documents;
using Tdc.Platform.Files;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Plan.Tests.Features.Files;

/// <summary>Who may open which file at <c>/tep/{id}</c>: for all others the file does not exist.</summary>
public sealed class FileMatrixTests : IAsyncLifetime
{
    private static readonly string[] everybody = ["nobody", "enterprise", "officer of the unit", "head of the unit", "officer elsewhere", "finance", "leader", "coordinator", "key of the unit", "key elsewhere"];

    private readonly Dictionary<string, HttpClient> askers = [];
    private readonly List<IDisposable> visitors = [];
    private TestApp app = null!;

    public async ValueTask InitializeAsync()
    {
        app = await TestApp.StartAsync();
        Add("nobody", app.Visit());
        Add("enterprise", await app.SignInAsync(Role.Enterprise, "SXD"));
        Add("officer of the unit", await app.SignInAsync(Role.Officer, "SCT"));
        Add("head of the unit", await app.SignInAsync(Role.Head, "SCT"));
        Add("officer elsewhere", await app.SignInAsync(Role.Officer, "26188"));
        Add("finance", await app.SignInAsync(Role.Finance, "STC"));
        Add("leader", await app.SignInAsync(Role.Leader, "UBND"));
        Add("coordinator", await app.SignInAsync(Role.Coordinator, "SKHCN"));
        askers["key of the unit"] = await app.ClientWithKeyAsync("SCT", "plan:read");
        askers["key elsewhere"] = await app.ClientWithKeyAsync("26188", "traceability:read");
        visitors.AddRange(askers["key of the unit"], askers["key elsewhere"]);

        void Add(string who, Visitor visitor)
        {
            visitors.Add(visitor);
            askers[who] = visitor.Client;
        }
    }

    public async ValueTask DisposeAsync()
    {
        visitors.ForEach(v => v.Dispose());
        await app.DisposeAsync();
    }

    [Fact]
    public async Task Public_evidence_is_for_everybody() =>
        Assert.Equal(everybody, await ReadersAsync(await EvidenceAsync(EvidenceVisibility.Public)));

    [Fact]
    public async Task Internal_evidence_is_for_officials_and_keys_that_read_the_plan() => Assert.Equal(
        ["officer of the unit", "head of the unit", "officer elsewhere", "finance", "leader", "coordinator", "key of the unit"],
        await ReadersAsync(await EvidenceAsync(EvidenceVisibility.Internal)));

    [Fact]
    public async Task Restricted_evidence_is_for_the_unit_and_those_who_oversee_it() => Assert.Equal(
        ["officer of the unit", "head of the unit", "finance", "leader", "coordinator", "key of the unit"],
        await ReadersAsync(await EvidenceAsync(EvidenceVisibility.Restricted)));

    [Fact]
    public async Task Withdrawn_evidence_is_gone_for_all() =>
        Assert.Empty(await ReadersAsync(await EvidenceAsync(EvidenceVisibility.Public, withdrawn: true)));

    [Fact]
    public async Task A_file_that_no_record_refers_to_is_for_nobody() => Assert.Empty(await ReadersAsync(await FileAsync()));

    [Fact]
    public async Task The_signed_scan_of_a_consolidated_report_is_for_those_who_oversee_reports()
    {
        var file = await FileAsync();
        await InDbAsync(async db =>
        {
            var round = await db.Set<ReportRound>().OrderBy(r => r.DueOn).FirstAsync();
            var made = new Consolidation
            {
                Id = app.Clock.NewId<ConsolidationId>(),
                RoundId = round.Id,
                Number = 1,
                MadeAt = app.Clock.GetUtcNow(),
                Expected = 1,
                Complete = 1,
                OnTime = 1,
                WeightExpected = 1,
                WeightIncluded = 1,
            };
            Assert.True(made.Finish().IsYes);
            Assert.True(made.Issue(new ConsolidationIssue
            {
                Id = Guid.CreateVersion7(),
                ConsolidationId = made.Id,
                Addressee = Addressee.Committee,
                DocumentNumber = "12/BC-SKHCN",
                DatedOn = new(2025, 7, 10),
                ScanId = file.Value,
                EnteredAt = app.Clock.GetUtcNow(),
            }).IsYes);
            db.Add(made);
            return await db.SaveChangesAsync();
        });
        Assert.Equal(["leader", "coordinator"], await ReadersAsync(file));
    }

    [Fact]
    public async Task The_original_of_an_imported_annex_is_for_the_coordinator()
    {
        var file = await FileAsync();
        await InDbAsync(async db =>
        {
            db.Add(new PlanImport { Id = app.Clock.NewId<PlanImportId>(), FileName = "phu-luc.txt", Size = 1, Sha256 = "", Reading = "{}", FileId = file.Value, UploadedAt = app.Clock.GetUtcNow() });
            return await db.SaveChangesAsync();
        });
        Assert.Equal(["coordinator"], await ReadersAsync(file));
    }

    [Fact]
    public async Task The_scan_of_a_document_about_money_is_for_those_who_see_the_money()
    {
        var file = await FileAsync();
        var unit = await app.UnitAsync("SCT");
        await InDbAsync(async db =>
        {
            var task = await db.Set<PlanTask>().AsNoTracking().OrderBy(t => t.GroupNumber).FirstAsync();
            var line = new BudgetLine { Id = app.Clock.NewId<BudgetLineId>(), TaskId = task.Id, Unit = unit.Lineage, Year = 2026, Source = FundSource.ProvincialBudget };
            line.Events.Add(new BudgetEvent
            {
                Id = app.Clock.NewId<BudgetEventId>(),
                LineId = line.Id,
                Stage = BudgetStage.Approved,
                AmountDong = 1,
                Document = "1/QĐ",
                OccurredOn = new(2026, 1, 5),
                FileId = file.Value,
                RecordedAt = app.Clock.GetUtcNow(),
            });
            db.Add(line);
            return await db.SaveChangesAsync();
        });
        Assert.Equal(["officer of the unit", "head of the unit", "finance", "leader", "coordinator", "key of the unit"], await ReadersAsync(file));
    }

    private async Task<List<string>> ReadersAsync(FileId file)
    {
        var readers = new List<string>();
        foreach (var who in everybody)
        {
            using var answer = await askers[who].GetAsync(new Uri($"/tep/{file.Value}", UriKind.Relative));
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound, $"{who}: {answer.StatusCode}");
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                Assert.Equal("Biên bản", await answer.Content.ReadAsStringAsync());
                readers.Add(who);
            }
        }

        return readers;
    }

    private async Task<FileId> EvidenceAsync(EvidenceVisibility visibility, bool withdrawn = false)
    {
        var file = await FileAsync();
        var unit = await app.UnitAsync("SCT");
        await InDbAsync(async db =>
        {
            var task = await db.Set<PlanTask>().AsNoTracking().OrderBy(t => t.GroupNumber).FirstAsync();
            var duty = new Duty
            {
                Id = app.Clock.NewId<DutyId>(),
                TaskId = task.Id,
                Year = 2026,
                Unit = unit.Lineage,
                UnitAsOf = unit.Id,
                Role = AssignmentRole.Lead,
                StartsOn = new(2026, 1, 1),
                DueOn = new(2026, 12, 31),
            };
            db.Add(duty);
            db.Add(new Evidence
            {
                Id = app.Clock.NewId<EvidenceId>(),
                DutyId = duty.Id,
                Kind = EvidenceKind.Minutes,
                Title = "Biên bản",
                FileId = file.Value,
                Visibility = visibility,
                AddedAt = app.Clock.GetUtcNow(),
                WithdrawnAt = withdrawn ? app.Clock.GetUtcNow() : null,
            });
            return await db.SaveChangesAsync();
        });
        return file;
    }

    private Task<FileId> FileAsync() => app.InScopeAsync(async services =>
    {
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes("Biên bản"));
        Assert.True((await services.GetRequiredService<FileStore>().SaveAsync(bytes, "bien-ban.txt", UploadLimits.Evidence, Asker.System, CancellationToken.None))
            .TryGet(out var file, out var refusal), refusal?.Code);
        await services.GetRequiredService<TdcDbContext>().SaveChangesAsync();
        return file!.Id;
    });

    private Task<T> InDbAsync<T>(Func<TdcDbContext, Task<T>> work) => app.InScopeAsync(services => work(services.GetRequiredService<TdcDbContext>()));
}
