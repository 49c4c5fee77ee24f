import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';

/** A password as typed: unlike other text it is not trimmed, and never shown in examples. */
export const PasswordField = ({ optional = false } = {}) =>
  applyDecorators(
    ApiProperty({ type: String, format: 'password', maxLength: 200, required: !optional }),
    ...(optional ? [IsOptional()] : []),
    IsString({ message: 'not-text' }), IsNotEmpty({ message: 'required' }), MaxLength(200, { message: 'too-long', context: { max: 200 } }),
  );
