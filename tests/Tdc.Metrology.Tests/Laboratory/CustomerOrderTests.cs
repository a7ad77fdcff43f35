using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Platform.Identity;
using Tdc.Platform.Notices;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Metrology.Tests.Laboratory;

/// <summary>What a customer does itself: order, follow, withdraw; and what it may not.</summary>
public sealed class CustomerOrderTests
{
    private const string Root = LaboratorySample.Root;
    private const string Order = Root + "/dat-hieu-chuan";
    private const string Unit = "26188";

    private static readonly (string Name, string Value)[] item = [("method-0", "KL-02"), ("description-0", "Quả cân 1 kg"), ("serial-0", "B-7"), ("class-0", "M1")];

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task A_customer_orders_the_laboratory_hears_of_it_and_takes_it_up(DatabaseEngine engine)
    {
        await using var lab = await LaboratorySample.StartAsync(engine);
        using var customer = await lab.App.SignInAsync(Role.Enterprise, Unit);
        var list = await customer.OpenAsync(Root + "/cong-viec");
        Assert.Contains(list.Document.QuerySelectorAll("main a"), a => a.GetAttribute("href") == Order);

        var made = await customer.SubmitAsync(await customer.OpenAsync(Order), "order", [("wantsVerdict", "true"), .. item]);

        Assert.Equal(HttpStatusCode.OK, made.Status);
        Assert.Contains("Đã gửi yêu cầu", made.MainText, StringComparison.Ordinal);
        var job = await lab.JobAsync(Guid.Parse(made.Address.Segments[^1]));
        var unit = await lab.App.UnitAsync(Unit);
        Assert.Equal((JobState.Ordered, unit.Lineage, unit.NameVi), (job.State, job.CustomerUnit, job.CustomerName));
        var told = await lab.AskAsync(db => db.Set<Notice>().AsNoTracking().SingleAsync(n => n.Code == "laboratory.notice-ordered"));
        Assert.Equal((Role.Laboratory, $"{Root}/cong-viec/{job.Id.Value}"), (told.Role, told.Address));

        var received = await lab.Reader.SubmitAsync(await lab.Reader.OpenAsync($"{told.Address}/buoc/nhan"), "step", [("condition-1", "Bình thường")]);
        Assert.Contains("Đã nhận", received.MainText, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await customer.OpenAsync($"{told.Address}/buoc/huy")).Status); // what was handed over is the laboratory's to cancel
    }

    [Fact]
    public async Task Until_the_items_are_there_the_customer_may_withdraw_with_a_reason_and_do_nothing_else()
    {
        await using var lab = await LaboratorySample.StartAsync();
        using var customer = await lab.App.SignInAsync(Role.Enterprise, Unit);
        var page = await customer.SubmitAsync(await customer.OpenAsync(Order), "order", [.. item]);
        var address = page.Address.AbsolutePath;
        Assert.Equal(["/buoc/huy"], page.Document.QuerySelectorAll("main a[href*='/buoc/']").Select(a => a.GetAttribute("href")![address.Length..]));
        foreach (var step in new[] { "nhan", "bat-dau", "trinh", "dong", "mo-lai" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await customer.OpenAsync($"{address}/buoc/{step}")).Status);
        }

        var withdrawn = await customer.SubmitAsync(await customer.OpenAsync(address + "/buoc/huy"), "step", [("reason", "Mua quả cân mới")]);

        Assert.Contains("Mua quả cân mới", withdrawn.MainText, StringComparison.Ordinal);
        Assert.Equal(JobState.Cancelled, (await lab.JobAsync(Guid.Parse(page.Address.Segments[^1]))).State);
        Assert.Equal(Role.Laboratory, (await lab.AskAsync(db => db.Set<Notice>().AsNoTracking().SingleAsync(n => n.Code == "laboratory.notice-cancelled"))).Role);
    }

    [Fact]
    public async Task What_the_laboratory_cancels_the_customer_hears_of()
    {
        await using var lab = await LaboratorySample.StartAsync();
        using var customer = await lab.App.SignInAsync(Role.Enterprise, Unit);
        var address = (await customer.SubmitAsync(await customer.OpenAsync(Order), "order", [.. item])).Address.AbsolutePath;

        await lab.Reader.SubmitAsync(await lab.Reader.OpenAsync(address + "/buoc/huy"), "step", [("reason", "Ngoài năng lực")]);

        var told = await lab.AskAsync(db => db.Set<Notice>().AsNoTracking().SingleAsync(n => n.Code == "laboratory.notice-cancelled"));
        Assert.Equal((Role.Enterprise, (await lab.App.UnitAsync(Unit)).Lineage), (told.Role, told.Unit));
    }

    [Fact]
    public async Task Nobody_orders_for_another_unit_under_another_name_or_with_the_laboratorys_standards()
    {
        await using var lab = await LaboratorySample.StartAsync();
        using var customer = await lab.App.SignInAsync(Role.Enterprise, Unit);
        var form = await customer.OpenAsync(Order);
        Assert.Empty(form.Document.QuerySelectorAll("[name='ownStandard-0'], [name=customerName]"));

        await customer.SubmitAsync(form, "order", [("customerCode", "SCT"), .. item]);
        Assert.Equal(0, await lab.AskAsync(db => db.Set<CalibrationJob>().CountAsync()));

        var empty = await customer.SubmitAsync(await customer.OpenAsync(Order), "order", [("serial-0", "B-7")]);
        Assert.Equal(HttpStatusCode.BadRequest, empty.Status);
        Assert.Equal("B-7", empty.Document.QuerySelector("[name='serial-0']")!.GetAttribute("value"));

        using var key = await lab.App.ClientWithKeyAsync(Unit, "laboratory:read", "laboratory:write");
        object Body(string unit, string name) => new { customer = unit, customerName = name, items = new[] { new { method = "KL-02", description = "Quả cân", serial = "A-1" } } };
        Assert.Equal(HttpStatusCode.NotFound, (await key.PostAsJsonAsync("/api/metrology/laboratory/jobs", Body("SCT", ""))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await key.PostAsJsonAsync("/api/metrology/laboratory/jobs", Body("", "Tên khác"))).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await key.PostAsJsonAsync("/api/metrology/laboratory/jobs", Body(Unit, "Tên khác"))).StatusCode);
        Assert.Equal((await lab.App.UnitAsync(Unit)).NameVi, await lab.AskAsync(db => db.Set<CalibrationJob>().Select(j => j.CustomerName).SingleAsync()));

        using var coordinator = await lab.App.SignInAsync(Role.Coordinator, "SKHCN");
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.OpenAsync(Order)).Status);
    }
}
