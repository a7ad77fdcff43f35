using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Notices;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Platform.Tests.Durable;

public class MailTests
{
    public static TheoryData<DatabaseEngine> Engines => Node.Engines;

    private static Task WriteAsync(Node node, Action<TdcDbContext> write) => node.WithDbAsync(async db =>
    {
        write(db);
        return await db.SaveChangesAsync();
    });

    private static Task<List<Mail>> MailsAsync(Node node) => node.WithDbAsync(db => db.Set<Mail>().AsNoTracking().OrderBy(m => m.Id).ToListAsync());

    [Theory, MemberData(nameof(Engines))]
    public async Task One_mail_a_day_and_recipient_gathers_what_came_before_seven(DatabaseEngine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var clock = new TestClock(); // 08:00 on 20 November
        await using var node = Node.On(database, clock);
        await WriteAsync(node, db =>
        {
            db.AddMail(clock, "a@example.vn", "Nhiệm vụ 3 quá hạn", "Quá hạn 2 ngày.", "plan.reminder", "late");
            db.AddMail(clock, "a@example.vn", "Nhiệm vụ 5 sắp đến hạn", "Còn 3 ngày.", "plan.reminder", "due");
            db.AddMail(clock, "b@example.vn", "Nhiệm vụ 5 sắp đến hạn", "Còn 3 ngày.", "plan.reminder", "due");
        });
        Assert.False(await node.RunAsync<DailyDigest>());
        clock.Now = new DateTimeOffset(2026, 11, 20, 23, 59, 0, TimeSpan.Zero); // 06:59 in Vietnam on the 21st
        Assert.False(await node.RunAsync<DailyDigest>());
        clock.Now = clock.Now.AddMinutes(1);
        Assert.True(await node.RunAsync<DailyDigest>());
        var mails = await MailsAsync(node);
        Assert.Equal(3, mails.Count(m => m.State == MailState.Gathered));
        var digests = mails.Where(m => m.Kind == "notice.digest").OrderBy(m => m.To).ToList();
        Assert.Equal(["a@example.vn", "b@example.vn"], digests.Select(m => m.To));
        Assert.Contains("Nhiệm vụ 3 quá hạn", digests[0].Body, StringComparison.Ordinal);
        Assert.True(digests[0].Body.IndexOf("Còn 3 ngày", StringComparison.Ordinal) < digests[0].Body.IndexOf("Quá hạn 2", StringComparison.Ordinal));
        Assert.Contains("21/11/2026", digests[0].Subject, StringComparison.Ordinal);

        await WriteAsync(node, db => db.AddMail(clock, "a@example.vn", "Mới", "Mới.", "plan.reminder", "due"));
        Assert.False(await node.RunAsync<DailyDigest>()); // one a day
        clock.Now = clock.Now.AddDays(1);
        Assert.True(await node.RunAsync<DailyDigest>());
        Assert.Equal(2, (await MailsAsync(node)).Count(m => m.Kind == "notice.digest" && m.To == "a@example.vn"));
    }

    [Fact]
    public async Task Without_a_mail_server_mails_wait()
    {
        await using var database = await TestDatabase.CreateAsync();
        var clock = new TestClock();
        await using var node = Node.On(database, clock);
        await WriteAsync(node, db => db.AddMail(clock, "a@example.vn", "x", "y", "test"));
        Assert.False(await node.RunAsync<MailSender>());
        Assert.Equal(MailState.Waiting, Assert.Single(await MailsAsync(node)).State);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_mail_that_cannot_be_sent_is_tried_again_then_shown_as_failed_and_may_be_sent_again(DatabaseEngine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var (clock, post) = (new TestClock(), new Post { IsClosed = true });
        await using var node = Node.On(database, clock, s => s.AddSingleton<IMailTransport>(post));
        await WriteAsync(node, db => db.AddMail(clock, "a@example.vn", "x", "y", "test"));
        for (var i = 0; i < MailSender.MostAttempts; i++)
        {
            Assert.True(await node.RunAsync<MailSender>());
            clock.Now = clock.Now.AddHours(13);
        }

        var failed = Assert.Single(await MailsAsync(node));
        Assert.Equal((MailState.Failed, MailSender.MostAttempts), (failed.State, failed.Attempts));
        Assert.False(await node.RunAsync<MailSender>());
        post.IsClosed = false;
        var retried = await node.InScopeAsync((s, _) => s.GetRequiredService<MailOutbox>().RetryAsync(failed.Id, Platform.Identity.Asker.System, CancellationToken.None));
        Assert.True(retried.IsYes);
        Assert.True(await node.RunAsync<MailSender>());
        Assert.Equal((MailState.Sent, true), (Assert.Single(await MailsAsync(node)).State, Assert.Single(post.Taken).Id == failed.Id));
    }

    [Fact]
    public async Task A_mail_to_what_is_no_address_fails_at_once_and_holds_up_nobody()
    {
        await using var database = await TestDatabase.CreateAsync();
        var clock = new TestClock();
        using var server = new MailServer();
        await using var node = Node.On(
            database, clock, s => s.AddSingleton<IMailTransport>(new SmtpTransport(new MailSettings("127.0.0.1", server.Port, "", "", "tdc@example.vn", Tls: false))));
        await WriteAsync(node, db =>
        {
            db.AddMail(clock, "không phải địa chỉ", "x", "y", "test");
            clock.Now = clock.Now.AddSeconds(1); // ids of one millisecond have no order
            db.AddMail(clock, "a@example.vn", "Kỳ báo cáo 30/11\r\nBcc: x@example.vn", "Hạn 24:00 ngày 29/11.\n.\nHết.", "test");
        });
        Assert.True(await node.RunAsync<MailSender>());
        var mails = await MailsAsync(node);
        Assert.Equal([MailState.Failed, MailState.Sent], mails.Select(m => m.State));
        var letter = Assert.Single(await server.LettersAsync(1));
        Assert.Contains($"Message-ID: <{mails[1].Id.Value:N}@example.vn>", letter, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(letter.Split('\n'), l => l.StartsWith("Bcc:", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(["RCPT TO:<a@example.vn>"], server.Recipients);
    }

    [Theory]
    [InlineData("2026-11-20T01:00:00Z", "2026-11-21T00:00:00Z")]
    [InlineData("2026-11-20T23:59:59Z", "2026-11-21T00:00:00Z")]
    [InlineData("2026-11-21T00:00:00Z", "2026-11-22T00:00:00Z")]
    public void The_next_digest_is_the_next_seven_o_clock_in_Vietnam(string now, string next) =>
        Assert.Equal(DateTimeOffset.Parse(next, System.Globalization.CultureInfo.InvariantCulture), Telling.NextDigest(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)));

    private sealed class Post : IMailTransport
    {
        public bool IsClosed { get; set; }

        public List<Mail> Taken { get; } = [];

        public bool IsSet => true;

        public Task<SendResult> SendAsync(Mail mail, CancellationToken cancellation)
        {
            if (IsClosed)
            {
                throw new System.Net.Mail.SmtpException("closed");
            }

            Taken.Add(mail);
            return Task.FromResult(SendResult.Sent);
        }
    }

    /// <summary>A mail server of the outside world, as small as the protocol allows.</summary>
    private sealed class MailServer : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly List<string> letters = [];

        public MailServer()
        {
            listener.Start();
            _ = ServeAsync();
        }

        public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

        public List<string> Recipients { get; } = [];

        public async Task<List<string>> LettersAsync(int count)
        {
            await Node.UntilAsync(() => letters.Count >= count, "the mail has come");
            return letters;
        }

        public void Dispose() => listener.Dispose();

        private async Task ServeAsync()
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
                await using var writer = new StreamWriter(client.GetStream(), Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
                await writer.WriteLineAsync("220 here");
                while (await reader.ReadLineAsync() is { } line && !line.StartsWith("QUIT", StringComparison.Ordinal))
                {
                    if (line.StartsWith("RCPT", StringComparison.Ordinal))
                    {
                        Recipients.Add(line);
                    }

                    if (line == "DATA")
                    {
                        await writer.WriteLineAsync("354 go on");
                        var letter = new StringBuilder();
                        while (await reader.ReadLineAsync() is { } part && part != ".")
                        {
                            letter.Append(part).Append('\n');
                        }

                        letters.Add(letter.ToString());
                    }

                    await writer.WriteLineAsync("250 good");
                }
            }
        }
    }
}
