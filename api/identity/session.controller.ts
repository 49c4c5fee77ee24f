import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Put, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SessionAnswer } from '../../shared/contracts/identity.js';
import { CONFIG, type Config } from '../core/config.js';
import { Public, SignedIn } from '../core/http/allow.js';
import { ChoiceField, TextField } from '../core/http/fields.js';
import { RunsOutsideTransaction } from '../core/http/idempotency.interceptor.js';
import { currentContext, currentUser } from '../core/request-context.js';
import { SessionAnswerBody } from './answers.js';
import { SESSION_ABSOLUTE_MS } from './authenticator.js';
import { SESSION_COOKIE } from './http-context.js';
import { PasswordField } from './password-field.js';
import { SessionService } from './session.service.js';

class SignIn {
  @TextField({ max: 60, example: 'admin' }) username!: string;
  @PasswordField() password!: string;
}

class ChangePassword {
  @PasswordField() currentPassword!: string;
  @PasswordField() newPassword!: string;
}

class ChangeLocale {
  @ChoiceField(['zh', 'en']) locale!: 'zh' | 'en';
}

@ApiTags('session')
@Controller('session')
export class SessionController {
  constructor(private readonly sessions: SessionService, @Inject(CONFIG) private readonly config: Config) {}

  @Post()
  @Public()
  @RunsOutsideTransaction()
  @ApiOperation({ summary: 'Sign in: sets the session cookie and answers the CSRF token' })
  @ApiResponse({ status: 401, description: 'Wrong username or password', schema: { $ref: '#/components/schemas/Error' } })
  @ApiCreatedResponse({ type: SessionAnswerBody })
  async signIn(@Body() body: SignIn, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionAnswer> {
    const { sessionId, answer } = await this.sessions.signIn(body.username, body.password, request.headers['user-agent']);
    reply.setCookie(SESSION_COOKIE, sessionId, { ...this.cookieOptions(request), maxAge: SESSION_ABSOLUTE_MS / 1_000 });
    reply.header('Cache-Control', 'no-store');
    return answer;
  }

  @Get()
  @SignedIn()
  @ApiOperation({ summary: 'Who is signed in, with permissions and the CSRF token' })
  @ApiOkResponse({ type: SessionAnswerBody })
  async read(@Res({ passthrough: true }) reply: FastifyReply): Promise<SessionAnswer> {
    reply.header('Cache-Control', 'no-store');
    return this.answer();
  }

  /** Public, so that a browser whose session has already ended can drop its cookie. */
  @Delete()
  @Public()
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign out' })
  @ApiNoContentResponse()
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.signOut();
    reply.clearCookie(SESSION_COOKIE, this.cookieOptions(request));
  }

  @Put('password')
  @SignedIn()
  @ApiOperation({ summary: 'Change one’s own password; ends one’s other sessions' })
  @ApiOkResponse({ type: SessionAnswerBody })
  async changePassword(@Body() body: ChangePassword): Promise<SessionAnswer> {
    await this.sessions.changePassword(body.currentPassword, body.newPassword);
    return this.answer();
  }

  @Put('locale')
  @SignedIn()
  @ApiOperation({ summary: 'Choose one’s language' })
  @ApiOkResponse({ type: SessionAnswerBody })
  async changeLocale(@Body() body: ChangeLocale): Promise<SessionAnswer> {
    await this.sessions.changeLocale(body.locale);
    return this.answer();
  }

  private answer(): Promise<SessionAnswer> {
    return this.sessions.answer(currentUser().id, currentContext()?.sessionIdHash);
  }

  private cookieOptions(request: FastifyRequest) {
    return { httpOnly: true, sameSite: 'lax', path: '/', secure: this.config.secureCookies || request.protocol === 'https' } as const;
  }
}
