using System.Data.Common;
using System.Net;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Host.Tests.Serving;

/// <summary>A database that can be read and not written: the engine itself says no, as it does on a full disk or without rights.</summary>
public sealed class StorageFaultTests
{
    private const string Typed = "Một tên dài <b>gõ nửa giờ</b>";

    [Theory]
    [InlineData("PRAGMA max_page_count = 1", "", "Đĩa của máy chủ đã đầy", "Gửi lại")]
    [InlineData("PRAGMA max_page_count = 1", "/en", "disk is full", "Send again")]
    [InlineData("PRAGMA query_only = 1", "", "chỉ đọc được", "Gửi lại")]
    [InlineData("PRAGMA query_only = 1", "/en", "read", "Send again")]
    public async Task Reading_goes_on_and_what_was_typed_is_shown_back_and_saved_once_there_is_room(string fault, string language, string reason, string button)
    {
        var engine = new FailingEngine();
        await using var app = await TestApp.StartAsync(configure: services => services.ConfigureDbContext<TdcDbContext>(o => o.AddInterceptors(engine)));
        using var officer = await app.SignInAsync(Role.Officer, "26188");
        var form = await officer.OpenAsync(language + "/tai-khoan");
        var name = Typed + new string('x', 60);

        engine.Fault = fault;
        var refused = await SaveUntilFullAsync(officer, form, name);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
        Assert.Contains(reason, refused.MainText, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(Typed, refused.MainText, StringComparison.Ordinal);
        Assert.Contains(button, refused.MainText, StringComparison.Ordinal);
        Assert.DoesNotContain("SQLite", refused.Document.DocumentElement.OuterHtml, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.OK, (await officer.OpenAsync(language + "/ke-hoach")).Status);

        engine.Fault = null;
        var saved = await officer.SubmitAsync(refused, "main form", []);
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.StartsWith(Typed, (await officer.OpenAsync("/tai-khoan")).Document.QuerySelector("input[name=ten]")!.GetAttribute("value"), StringComparison.Ordinal);
    }

    // A page may have room left for a few rows.
    private static async Task<Page> SaveUntilFullAsync(Visitor visitor, Page form, string name)
    {
        var answer = form;
        for (var i = 0; i < 60 && answer.Status != HttpStatusCode.ServiceUnavailable; i++)
        {
            answer = await visitor.SubmitAsync(form, "account", [("ten", name[..(Typed.Length + i)])]);
        }

        return answer;
    }

    private sealed class FailingEngine : DbConnectionInterceptor
    {
        public string? Fault { get; set; }

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA query_only = 0; PRAGMA max_page_count = 1000000; " + Fault;
            command.ExecuteNonQuery();
        }
    }
}
