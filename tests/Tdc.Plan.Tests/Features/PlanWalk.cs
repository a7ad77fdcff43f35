using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Plan.Domain;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Plan.Tests.Features;

/// <summary>Steps that walks through the plan's pages have in common, taken as a person takes them.</summary>
internal static class PlanWalk
{
    /// <summary>Text that would be markup if a page did not escape it.</summary>
    public const string Markup = "<i class=\"chen\">nghiêng</i>";

    /// <summary>A small file that is what its name says.</summary>
    public static byte[] Pdf { get; } = Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

    /// <summary>Gives out a year's duties by the coordinator's page.</summary>
    public static async Task ExpandAsync(TestApp app, int year = 2026)
    {
        using var coordinator = await app.SignInAsync(Role.Coordinator, "SKHCN");
        var page = await coordinator.SubmitAsync(await coordinator.OpenAsync($"/ke-hoach/trien-khai?nam={year}"), "giao", []);
        Assert.Equal(HttpStatusCode.OK, page.Status);
    }

    /// <summary>The address of a unit's duty.</summary>
    public static async Task<string> DutyAsync(TestApp app, string unitCode, int group, int number, int year = 2026) => "/viec/" + (await DutyOfAsync(app, unitCode, group, number, year)).Id.Value;

    /// <summary>A unit's duty.</summary>
    public static async Task<Duty> DutyOfAsync(TestApp app, string unitCode, int group, int number, int year = 2026)
    {
        var unit = await app.UnitAsync(unitCode);
        return await DbAsync(app, db => db.Set<Duty>().AsNoTracking().SingleAsync(
            d => d.Unit == unit.Lineage && d.Year == year && db.Set<PlanTask>().Any(t => t.Id == d.TaskId && t.GroupNumber == group && t.Number == number)));
    }

    /// <summary>Looks into the database.</summary>
    public static Task<T> DbAsync<T>(TestApp app, Func<TdcDbContext, Task<T>> work) => app.InScopeAsync(services => work(services.GetRequiredService<TdcDbContext>()));

    /// <summary>Checks that a page shows <see cref="Markup"/> as text.</summary>
    public static void AssertEscaped(Page page)
    {
        Assert.Null(page.Document.QuerySelector("i.chen"));
        Assert.Contains("nghiêng", page.Document.DocumentElement.InnerHtml, StringComparison.Ordinal);
    }

    /// <summary>Checks that a page answers, has one heading, and shows no key of a text in place of the text.</summary>
    public static void AssertWhole(Page page)
    {
        Assert.True(page.Status == HttpStatusCode.OK, $"{page.Address.PathAndQuery}: {page.Status}");
        Assert.Single(page.Document.QuerySelectorAll("h1"));
        Assert.DoesNotMatch(@"\b(plan|duty|activity|unit-plan|evidence|progress|declare|measures|feed|expand|decide|pick|form|done|c|f)\.[a-z]+(-[a-z]+)*\b", WithoutCodes(page));
    }

    // Codes of measures look like keys and stand on the page for those who ask the API.
    private static string WithoutCodes(Page page)
    {
        var main = (AngleSharp.Dom.IElement)page.Document.QuerySelector("main")!.Clone();
        foreach (var code in main.QuerySelectorAll("code, .head p, small, input"))
        {
            code.Remove();
        }

        return main.TextContent;
    }
}
